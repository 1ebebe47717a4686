package dev.pactwire.agreements;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Agreements as other modules read them.
@Component
public class Agreements {

    /// The topic of live messages; their ids are `<record type>:<record id>`.
    public static final String TOPIC = "agreements";

    private static final int MAX_ON_A_RECORD = 100;

    private final AgreementStore store;

    Agreements(AgreementStore store) {
        this.store = store;
    }

    /// Those on a record, newest first. Whether the viewer may see the record is the caller's to ask.
    public List<Agreement> on(RecordLink record) {
        return store.on(record, MAX_ON_A_RECORD);
    }

    public Optional<Agreement> find(AgreementId id) {
        return store.find(id);
    }
}

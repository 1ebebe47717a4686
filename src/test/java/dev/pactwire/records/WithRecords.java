package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.Users;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.Cast;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// Lumen Studio keeps its records; what may not be is refused with a reason.
abstract class WithRecords {

    @Autowired
    Records records;

    @Autowired
    Activities activities;

    @Autowired
    RecordFiles files;

    @Autowired
    Users users;

    Cast cast;

    @BeforeEach
    void lumen_works_here() {
        cast = Cast.in(users);
    }

    CrmRecord person(String name) {
        return records.create(cast.ada(), RecordType.PERSON, Patch.of(Field.NAME, name));
    }

    List<Activity> timeline(CrmRecord record) {
        return activities.search(cast.ada(), ActivityQuery.of(record.ref(), 1, 20));
    }

    static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RecordRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}

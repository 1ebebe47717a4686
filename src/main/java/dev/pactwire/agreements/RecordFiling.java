package dev.pactwire.agreements;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Puts the signed documents onto the record in the CRM, each once.
@Component
class RecordFiling {

    private final SignedDocuments documents;
    private final Crm crm;
    private final Users users;

    RecordFiling(SignedDocuments documents, Crm crm, Users users) {
        this.documents = documents;
        this.crm = crm;
        this.users = users;
    }

    /// A record that is gone, is of another CRM, or that the sender may no longer see, gets nothing, nor does one whose
    /// CRM will
    /// never take such a file: the documents stay here.
    ///
    /// @throws AgreementRefused when the CRM cannot be asked now
    Agreement.Filing put(Agreement agreement) {
        if (!agreement.standsIn(crm.where())) {
            return Agreement.Filing.KEPT;
        }
        try {
            for (SignedDocuments.Listed document : documents.of(agreement.id())) {
                if (document.fileId() == null) {
                    documents.becameFile(agreement.id(), document.position(), file(agreement, document));
                }
            }
            return Agreement.Filing.ON_RECORD;
        } catch (AgreementRefused refused) {
            return switch (refused.reason()) {
                case RECORD_UNKNOWN, CRM_REFUSED -> Agreement.Filing.KEPT;
                default -> throw refused;
            };
        }
    }

    /// A crash may have come between adding the file and noting it: then it is there, of the same name and size, and no
    /// other agreement's.
    private long file(Agreement agreement, SignedDocuments.Listed document) {
        User filer = filer(agreement);
        Set<Long> known = documents.filesOn(agreement.record());
        return crm.files(filer, agreement.record()).stream()
                .filter(file -> file.name().equals(document.name())
                        && file.size() == document.size()
                        && !known.contains(file.id()))
                .map(Crm.FileOnRecord::id)
                .findFirst()
                .orElseGet(() -> add(filer, agreement, document));
    }

    private long add(User filer, Agreement agreement, SignedDocuments.Listed document) {
        byte[] bytes = documents
                .find(agreement.id(), document.position())
                .orElseThrow()
                .bytes();
        return crm.addFile(filer, agreement.record(), document.name(), bytes);
    }

    /// The sender; an owner for one who has left.
    User filer(Agreement agreement) {
        User sender = sender(agreement);
        return sender.active()
                ? sender
                : users.all().stream()
                        .filter(user -> user.active() && user.role() == Role.OWNER)
                        .findFirst()
                        .orElse(sender);
    }

    User sender(Agreement agreement) {
        return users.find(agreement.createdBy()).orElseThrow();
    }
}

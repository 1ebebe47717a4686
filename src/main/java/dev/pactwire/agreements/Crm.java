package dev.pactwire.agreements;

import dev.pactwire.access.User;
import java.util.List;
import java.util.Optional;

/// The CRM as agreements need it, each time with the rights of the person who looks.
interface Crm {

    /// Which CRM is in use: the numbers of its records say nothing in another one.
    String where();

    /// The name of an agreement's record, if that user may see it and it is of the CRM in use.
    ///
    /// @throws AgreementRefused RECORD_UNKNOWN or CRM_AWAY
    default String nameOfRecord(User user, Agreement agreement) {
        if (!agreement.standsIn(where())) {
            throw new AgreementRefused(AgreementRefused.Reason.RECORD_UNKNOWN, agreement.recordName());
        }
        return name(user, agreement.record());
    }

    /// @param email empty when the CRM knows none
    record Contact(String name, String email) {}

    /// @param contact the record's own person: itself, or its primary contact
    /// @param related the other people of the record
    record Seen(RecordLink link, String name, Optional<Contact> contact, List<Contact> related) {}

    /// @param readable whether its bytes can be fetched over the wire
    record FileOnRecord(long id, String name, long size, String contentType, boolean readable) {}

    /// The record's name, if that user may see it.
    ///
    /// @throws AgreementRefused RECORD_UNKNOWN or CRM_AWAY
    String name(User user, RecordLink link);

    /// The record and its people, if that user may see it.
    ///
    /// @throws AgreementRefused RECORD_UNKNOWN or CRM_AWAY
    Seen record(User user, RecordLink link);

    /// Of these agreements those whose record that user may see.
    List<Agreement> visible(User user, List<Agreement> agreements);

    /// A few people with that name whom the user may see and who have an e-mail address.
    List<Contact> people(User user, String name);

    List<FileOnRecord> files(User user, RecordLink link);

    byte[] content(User user, RecordLink link, long file);

    /// @return the new file's id
    long addFile(User user, RecordLink link, String name, byte[] bytes);

    /// Leaves a line in the record's timeline.
    void note(User user, RecordLink link, String text);

    /// Shows the panel on those record types, where the CRM offers to be told.
    ///
    /// @return false when an admin must register the panel in the CRM by hand
    boolean showPanel(User admin, String url, List<String> recordTypes, boolean enabled);

    /// Where a browser sees the record.
    String address(RecordLink link);
}

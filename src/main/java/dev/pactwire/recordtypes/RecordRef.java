package dev.pactwire.recordtypes;

/// Names one record: ids are unique within their type only.
public record RecordRef(RecordType type, long id) {

    public static RecordRef person(long id) {
        return new RecordRef(RecordType.PERSON, id);
    }

    public static RecordRef lead(long id) {
        return new RecordRef(RecordType.LEAD, id);
    }

    public static RecordRef company(long id) {
        return new RecordRef(RecordType.COMPANY, id);
    }

    public static RecordRef opportunity(long id) {
        return new RecordRef(RecordType.OPPORTUNITY, id);
    }

    public static RecordRef task(long id) {
        return new RecordRef(RecordType.TASK, id);
    }

    /// `PERSON/12`: how a reference is stored.
    @Override
    public String toString() {
        return type + "/" + id;
    }

    static RecordRef parse(String stored) {
        int slash = stored.indexOf('/');
        return new RecordRef(
                RecordType.valueOf(stored.substring(0, slash)), Long.parseLong(stored, slash + 1, stored.length(), 10));
    }
}

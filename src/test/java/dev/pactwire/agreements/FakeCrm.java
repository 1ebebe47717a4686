package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A CRM in memory with one visible world, which fails on demand.
final class FakeCrm implements Crm {

    private final List<FileOnRecord> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<UserId> tellers = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private AgreementRefused.Reason problem = AgreementRefused.Reason.UNKNOWN;
    private Trouble trouble = Trouble.NONE;

    private String where = "Lumen's";

    /// From now on it is another CRM, with other records under the same numbers.
    void becomes(String another) {
        where = another;
    }

    @Override
    public String where() {
        return where;
    }

    enum Trouble {
        NONE,
        /// Every call is refused.
        REFUSES,
        /// A file is added, but nobody hears of it.
        DIES_AFTER_ADDING
    }

    void refuses(AgreementRefused.Reason reason) {
        trouble = Trouble.REFUSES;
        problem = reason;
    }

    void diesAfterAdding() {
        trouble = Trouble.DIES_AFTER_ADDING;
    }

    void works() {
        trouble = Trouble.NONE;
    }

    void reset() {
        works();
        where = "Lumen's";
        files.clear();
        notes.clear();
        tellers.clear();
    }

    List<String> fileNames() {
        return files.stream().map(FileOnRecord::name).toList();
    }

    private void check() {
        if (trouble == Trouble.REFUSES) {
            throw new AgreementRefused(problem, "");
        }
    }

    @Override
    public String name(User user, RecordLink link) {
        return record(user, link).name();
    }

    @Override
    public Seen record(User user, RecordLink link) {
        check();
        return new Seen(link, "Harbor & Pine", Optional.empty(), List.of());
    }

    @Override
    public List<Agreement> visible(User user, List<Agreement> agreements) {
        return agreements;
    }

    @Override
    public List<Contact> people(User user, String name) {
        return List.of();
    }

    @Override
    public List<FileOnRecord> files(User user, RecordLink link) {
        check();
        return List.copyOf(files);
    }

    @Override
    public byte[] content(User user, RecordLink link, long file) {
        throw new AgreementRefused(AgreementRefused.Reason.DOCUMENT_GONE);
    }

    @Override
    public long addFile(User user, RecordLink link, String name, byte[] bytes) {
        check();
        var file = new FileOnRecord(ids.incrementAndGet(), name, bytes.length, "application/pdf", true);
        files.add(file);
        if (trouble == Trouble.DIES_AFTER_ADDING) {
            throw new IllegalStateException("killed");
        }
        return file.id();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<UserId> tellers() {
        return List.copyOf(tellers);
    }

    @Override
    public void note(User user, RecordLink link, String text) {
        check();
        notes.add(text);
        tellers.add(user.id());
    }

    @Override
    public boolean showPanel(User admin, String url, List<String> recordTypes, boolean enabled) {
        return false;
    }

    @Override
    public String address(RecordLink link) {
        return "https://crm.example/" + link.type() + "/" + link.id();
    }
}

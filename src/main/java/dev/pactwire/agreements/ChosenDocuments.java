package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.platform.PactwireSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Reads and checks what was chosen in the send dialog: files of the record, and uploads.
@Component
class ChosenDocuments {

    private final Crm crm;
    private final PactwireSettings installation;

    ChosenDocuments(Crm crm, PactwireSettings installation) {
        this.crm = crm;
        this.installation = installation;
    }

    /// @param files ids of the record's files
    List<AgreementStore.Document> of(User user, RecordLink link, List<Long> files, List<MultipartFile> uploads) {
        List<MultipartFile> given =
                uploads.stream().filter(upload -> !name(upload).isEmpty()).toList();
        if (files.size() + given.size() > Wish.MAX_DOCUMENTS) {
            throw new AgreementRefused(Reason.TOO_MANY_DOCUMENTS, Wish.MAX_DOCUMENTS);
        }
        var documents = new ArrayList<AgreementStore.Document>();
        documents.addAll(fromRecord(user, link, files));
        given.forEach(upload -> documents.add(checked(name(upload), bytes(upload))));
        return documents;
    }

    private List<AgreementStore.Document> fromRecord(User user, RecordLink link, List<Long> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, Crm.FileOnRecord> there = new HashMap<>();
        crm.files(user, link).forEach(file -> there.put(file.id(), file));
        return wanted.stream()
                .map(id -> Optional.ofNullable(there.get(id))
                        .orElseThrow(() -> new AgreementRefused(Reason.DOCUMENT_GONE)))
                .map(file -> checked(file.name(), content(user, link, file)))
                .toList();
    }

    private byte[] content(User user, RecordLink link, Crm.FileOnRecord file) {
        DocumentCheck.requireSize(
                file.name(), file.size(), installation.maxUpload().toBytes());
        return crm.content(user, link, file.id());
    }

    private AgreementStore.Document checked(String name, byte[] bytes) {
        return DocumentCheck.checked(name, bytes, installation.maxUpload().toBytes());
    }

    private static String name(MultipartFile upload) {
        return Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    }

    private static byte[] bytes(MultipartFile upload) {
        try {
            return upload.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

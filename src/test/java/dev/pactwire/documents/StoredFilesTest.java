package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.envelopes.SigningRig;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredFilesTest {

    private static SigningRig rig;
    private static StoredFiles files;

    @BeforeAll
    static void a_database() {
        rig = new SigningRig();
        files = rig.get(StoredFiles.class);
    }

    @AfterAll
    static void is_thrown_away() {
        rig.close();
    }

    @Test
    void equal_bytes_are_kept_once() {
        byte[] contract = SamplePdfs.contract(1);

        FileId first = files.keep(contract);

        assertThat(files.keep(contract.clone())).isEqualTo(first);
        assertThat(files.keep(new byte[] {1})).isNotEqualTo(first);
        assertThat(files.read(first)).isEqualTo(contract);
    }

    @Test
    void a_file_that_the_database_has_changed_is_not_handed_out() {
        FileId id = files.keep(new byte[] {1, 2, 3});
        rig.jdbc()
                .sql("update documents.file set bytes = '\\x010204'::bytea where id = ?")
                .param(id.value())
                .update();

        assertThatThrownBy(() -> files.read(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> files.read(new FileId(UUID.randomUUID())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

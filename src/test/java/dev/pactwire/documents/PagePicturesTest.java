package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pactwire.envelopes.SigningRig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PagePicturesTest {

    private static final SigningRig RIG = new SigningRig();

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void a_page_that_was_drawn_is_neither_read_nor_drawn_again() {
        var pictures = RIG.get(PagePictures.class);
        var file = RIG.get(StoredFiles.class).keep(SamplePdfs.contract(2));
        byte[] first = pictures.png(file, 1, 200);
        byte[] second = pictures.png(file, 2, 200);
        RIG.jdbc()
                .sql("delete from documents.file where id = ?")
                .param(file.value())
                .update();

        assertThat(pictures.png(file, 1, 200)).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void who_does_not_get_his_turn_is_told_and_does_not_wait_for_ever() {
        assertThatExceptionOfType(PageImages.Busy.class)
                .isThrownBy(() -> PageImages.takeTurn(new Semaphore(0), Duration.ofMillis(1)));
    }
}

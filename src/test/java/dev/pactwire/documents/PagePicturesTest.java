package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.envelopes.SigningRig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
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
    void a_page_that_waits_for_its_turn_holds_no_file_and_gives_the_turn_back() throws Exception {
        var pictures = RIG.get(PagePictures.class);
        var file = RIG.get(StoredFiles.class).keep(SamplePdfs.contract(3));
        byte[] first = pictures.png(file, 1, 210);
        int free = PageImages.AT_ONCE.drainPermits();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var known = threads.submit(() -> pictures.png(file, 1, 210));
            assertThat(known.get()).isEqualTo(first);
            var waiting = threads.submit(() -> pictures.png(file, 2, 210));
            awaitWaiting(1);
            RIG.jdbc()
                    .sql("delete from documents.file where id = ?")
                    .param(file.value())
                    .update();
            PageImages.AT_ONCE.release(free);

            assertThatThrownBy(waiting::get).hasMessageContaining("there is no file");
        }
        assertThat(PageImages.AT_ONCE.availablePermits()).isEqualTo(free);
    }

    @Test
    void when_too_many_wait_the_next_is_told_at_once() throws Exception {
        byte[] pdf = SamplePdfs.contract(1);
        int free = PageImages.AT_ONCE.drainPermits();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PageImages.MOST_WAITING; i++) {
                threads.submit(() -> PageImages.png(pdf, 1, 20));
            }
            awaitWaiting(PageImages.MOST_WAITING);

            assertThatExceptionOfType(PageImages.Busy.class).isThrownBy(() -> PageImages.png(pdf, 1, 20));
            assertThat(PageImages.AT_ONCE.getQueueLength()).isEqualTo(PageImages.MOST_WAITING);
            PageImages.AT_ONCE.release(free);
        }
        assertThat(PageImages.AT_ONCE.availablePermits()).isEqualTo(free);
    }

    private static void awaitWaiting(int wanted) throws InterruptedException {
        var end = Instant.now().plusSeconds(8);
        while (PageImages.AT_ONCE.getQueueLength() < wanted) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }

    @Test
    void who_does_not_get_his_turn_is_told_and_does_not_wait_for_ever() {
        assertThatExceptionOfType(PageImages.Busy.class)
                .isThrownBy(() -> PageImages.takeTurn(new Semaphore(0), Duration.ofMillis(1)));
    }
}

package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.RunsBeside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunsBeside
class PostgresBinariesTest {

    @TempDir
    Path parent;

    private Path leftOver() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("unpacking-4711/bin"));
        Files.writeString(folder.resolve("postgres"), "half of it");
        return folder.getParent();
    }

    @Test
    void what_a_killed_start_has_begun_to_unpack_is_removed_by_the_next() throws IOException {
        Path before = leftOver();

        PostgresBinaries binaries = PostgresBinaries.unpackInto(parent);

        assertThat(binaries.program("postgres")).isExecutable();
        assertThat(before).doesNotExist();

        Path besideTheWhole = leftOver();
        PostgresBinaries.unpackInto(parent);
        assertThat(besideTheWhole).doesNotExist();
        assertThat(binaries.program("postgres")).isExecutable();
    }
}

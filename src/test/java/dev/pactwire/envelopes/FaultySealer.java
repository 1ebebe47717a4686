package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.documents.StoredFiles;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/// The real sealer, which a test can make fail, die or take its time.
@Primary
class FaultySealer extends Sealer {

    private volatile Step death = Step.NEVER;
    private volatile String failure = "";
    private volatile @Nullable Runnable meanwhile;
    private volatile boolean overflowing;
    private int kept;

    FaultySealer(StoredFiles files, SealKeys keys, Certificate certificate, Clock clock) {
        super(files, keys, certificate, clock);
    }

    /// Where the process may die.
    enum Step {
        BEFORE_SEALING,
        AFTER_SEALING,
        AFTER_KEEPING_THE_DOCUMENT,
        AFTER_KEEPING_EVERYTHING,
        NEVER
    }

    /// What no handler of failures catches: the attempt ends as if the process had ended.
    static final class Killed extends Error {}

    void works() {
        death = Step.NEVER;
        failure = "";
        overflowing = false;
        meanwhile = null;
        kept = 0;
    }

    void fails(String reason) {
        failure = reason;
    }

    void overflows() {
        overflowing = true;
    }

    void diesAt(Step step) {
        death = step;
        kept = 0;
    }

    void during(Runnable other) {
        meanwhile = other;
    }

    @Override
    Sealed seal(Envelope envelope) {
        die(Step.BEFORE_SEALING);
        if (overflowing) {
            throw new StackOverflowError();
        }
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
        var sealed = super.seal(envelope);
        var other = meanwhile;
        if (other != null) {
            meanwhile = null;
            other.run();
        }
        die(Step.AFTER_SEALING);
        return sealed;
    }

    @Override
    FileId keep(byte[] bytes) {
        var file = super.keep(bytes);
        kept++;
        die(kept == 1 ? Step.AFTER_KEEPING_THE_DOCUMENT : Step.AFTER_KEEPING_EVERYTHING);
        return file;
    }

    private void die(Step step) {
        if (death == step) {
            throw new Killed();
        }
    }
}

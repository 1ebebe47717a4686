package dev.pactwire.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory work of this thread asks for, whether it is kept or not.
public final class Allocations {

    private Allocations() {}

    /// @return bytes
    public static long of(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}

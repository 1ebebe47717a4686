package dev.pactwire.ceremony;

import dev.pactwire.shell.Frame;

/// Where pages find the parts of pdf.js that run in its worker. They are served below `/sign` and not with the other
/// libraries, because a worker obeys the content-security policy of its own script, and decoding scanned pages needs
/// WebAssembly.
public final class PageAddresses {

    static final String ENGINE = "/sign/engine";
    private static final String LIBRARY = "pdfjs-dist";

    private PageAddresses() {}

    public static String worker(Frame frame) {
        return parts(frame) + "/build/pdf.worker.min.mjs";
    }

    public static String parts(Frame frame) {
        String worker = frame.vendor(LIBRARY + "/build/pdf.worker.min.mjs");
        String version = worker.substring(worker.indexOf(LIBRARY) + LIBRARY.length() + 1);
        return ENGINE + "/" + version.substring(0, version.indexOf('/'));
    }
}

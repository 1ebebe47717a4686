package dev.pactwire.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// The pages of a document in their order, found without trusting what the page tree says about itself: its counts may
/// lie, its branches may meet or run in circles.
public final class PageLeaves {

    public static final int MAX_PAGES = 2_000;
    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 64;

    private PageLeaves() {}

    public static final class TooMany extends IOException {
        TooMany() {
            super("more than " + MAX_PAGES + " pages");
        }
    }

    private record Node(COSDictionary dictionary, int depth) {}

    /// @throws TooMany when there are more pages than any contract has
    /// @throws IOException when the tree has no pages or is no tree
    public static List<PDPage> of(PDDocument document) throws IOException {
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw new IOException("no pages");
        }
        List<PDPage> pages = walk(root);
        if (pages.isEmpty()) {
            throw new IOException("no pages");
        }
        return pages;
    }

    private static List<PDPage> walk(COSDictionary root) throws IOException {
        var pages = new ArrayList<PDPage>();
        Set<COSDictionary> branches = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.push(new Node(root, 0));
        int seen = 0;
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (++seen > MAX_NODES || node.depth() > MAX_DEPTH) {
                throw new IOException("a page tree too large or too deep");
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                add(node.dictionary(), pages);
            } else if (branches.add(node.dictionary())) {
                push(kids, node.depth() + 1, waiting);
            } else {
                throw new IOException("a page tree that runs in circles");
            }
        }
        return pages;
    }

    private static void add(COSDictionary leaf, List<PDPage> pages) throws TooMany {
        if (pages.size() == MAX_PAGES) {
            throw new TooMany();
        }
        pages.add(new PDPage(leaf));
    }

    private static void push(COSArray kids, int depth, Deque<Node> waiting) throws TooMany {
        if (waiting.size() + kids.size() > MAX_NODES) {
            throw new TooMany();
        }
        for (int i = kids.size() - 1; i >= 0; i--) {
            COSBase kid = kids.getObject(i);
            if (kid instanceof COSDictionary dictionary) {
                waiting.push(new Node(dictionary, depth));
            }
        }
    }
}

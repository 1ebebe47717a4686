package dev.pactwire.ceremony;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/// The first save of a page hangs until it is let go. All that the page sends meanwhile is noted.
final class HeldSave {

    private final Page page;
    private final List<Route> held = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    private HeldSave(Page page) {
        this.page = page;
    }

    /// @param path how the address of the saves ends
    static HeldSave first(Page page, String path) {
        var save = new HeldSave(page);
        page.onRequest(save::note);
        page.route("**/" + path, save::hold);
        return save;
    }

    private void note(Request request) {
        if (!request.method().equals("GET")) {
            sent.add(request.method() + " " + request.url().replaceFirst(".*/", ""));
        }
    }

    private void hold(Route route) {
        if (held.isEmpty()) {
            held.add(route);
        } else {
            route.resume();
        }
    }

    void hangs() {
        page.waitForCondition(() -> !held.isEmpty());
    }

    /// What has left the page, such as `PUT values`, also what has not arrived.
    List<String> sent() {
        return sent;
    }

    void goesOn() {
        held.getFirst().resume();
    }
}

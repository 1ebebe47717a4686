package dev.pactwire.ceremony;

import com.microsoft.playwright.Page;

/// A network on which the first of several saves arrives last.
final class SlowNetwork {

    private SlowNetwork() {}

    /// @param path how the address of the calls ends
    static void holdFirst(Page page, String path) {
        page.evaluate("""
                path => {
                  const reach = window.fetch;
                  window.begun = 0;
                  window.arrived = 0;
                  window.fetch = async (address, options) => {
                    if (options?.method !== 'PUT' || !String(address).endsWith(path)) return reach(address, options);
                    window.begun += 1;
                    if (window.begun === 1) await new Promise((resolve) => { setTimeout(resolve, 1500); });
                    const answer = await reach(address, options);
                    window.arrived += 1;
                    return answer;
                  };
                }""", path);
    }

    static void theFirstIsOnItsWay(Page page) {
        page.waitForCondition(() -> (int) page.evaluate("window.begun") >= 1);
    }

    static void bothHaveArrived(Page page) {
        page.waitForCondition(() -> (int) page.evaluate("window.arrived") >= 2);
    }
}

package dev.pactwire.recordpages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.testing.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Ada sits at her desk with an opportunity of her own.
abstract class AdaInBrowser {

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    /// What the browser's console complains about.
    final List<String> complaints = new ArrayList<>();

    Office office;
    User ada;
    CrmRecord deal;
    BrowserContext profile;
    Page page;

    @BeforeEach
    void ada_has_an_opportunity() {
        office = new Office(program);
        ada = office.ada();
        deal = office.opportunity(ada, "Autumn collection");
        profile = Browser.desktop();
        office.logIn(profile, ada, port);
        page = profile.newPage();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void she_leaves() {
        profile.close();
    }

    void open(String path) {
        page.navigate("http://localhost:" + port + path);
    }
}

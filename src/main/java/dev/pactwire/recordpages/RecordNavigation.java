package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.UploadPath;
import dev.pactwire.shell.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordNavigation {

    @Bean
    UploadPath filesOfRecords() {
        return new UploadPath(Routes.RECORD + "/files", 1);
    }

    @Bean
    NavigationItem homePage() {
        return item("home", "/", "home", 10);
    }

    @Bean
    NavigationItem opportunities() {
        return item("opportunities", "/opportunities", "target-arrow", 20);
    }

    @Bean
    NavigationItem people() {
        return item("people", "/people", "users", 30);
    }

    @Bean
    NavigationItem companies() {
        return item("companies", "/companies", "building", 40);
    }

    @Bean
    NavigationItem leads() {
        return item("leads", "/leads", "user-plus", 50);
    }

    private static NavigationItem item(String name, String href, String icon, int order) {
        return new NavigationItem("recordpages.types." + name, href, icon, 0, order, Action.READ_RECORDS);
    }
}

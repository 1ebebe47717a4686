package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.shell.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdminNavigation {

    @Bean
    NavigationItem peopleAndRoles() {
        return new NavigationItem("admin.nav.people", "/admin/people", "users-group", 1, 20, Action.MANAGE_USERS);
    }

    @Bean
    NavigationItem mailroomPage() {
        return new NavigationItem("admin.nav.mailroom", "/admin/mailroom", "mailbox", 1, 30, Action.READ_MAILROOM);
    }

    @Bean
    NavigationItem auditLog() {
        return new NavigationItem("admin.nav.audit", "/admin/audit", "history", 1, 40, Action.READ_AUDIT);
    }

    @Bean
    NavigationItem undeliveredEvents() {
        return new NavigationItem("admin.nav.events", "/admin/events", "refresh", 1, 50, Action.MANAGE_EVENTS);
    }
}

package dev.pactwire.setup;

import dev.pactwire.access.Users;
import dev.pactwire.platform.PactwireSettings;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Runs at every start, before the address is told to the person at the terminal; does only what has not been done.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1000)
class FirstStart implements ApplicationListener<ApplicationReadyEvent> {

    private final PactwireSettings settings;
    private final Users users;
    private final DemoPeople people;
    private final DemoCompany company;
    private final BuiltIns builtIns;
    private final PrintStream terminal = System.out;

    FirstStart(PactwireSettings settings, Users users, DemoPeople people, DemoCompany company, BuiltIns builtIns) {
        this.settings = settings;
        this.users = users;
        this.people = people;
        this.company = company;
        this.builtIns = builtIns;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        boolean first = users.all().isEmpty();
        if (first && settings.demo()) {
            company.load(people.add());
        }
        builtIns.tie();
        if (settings.demo() && people.areHere()) {
            terminal.println("Demo logins, password " + DemoPeople.PASSWORD + ":");
            DemoPeople.LOGINS.forEach(login -> terminal.println("  " + login));
        }
    }
}

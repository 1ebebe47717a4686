package dev.pactwire.setup;

import dev.pactwire.access.Invitations;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.PactwireSettings;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs at every start, before the address is told to the person at the terminal; does only what has not been done.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1000)
class FirstStart implements ApplicationListener<ApplicationReadyEvent> {

    private final PactwireSettings settings;
    private final Users users;
    private final DemoPeople people;
    private final DemoCompany company;
    private final BuiltIns builtIns;
    private final Invitations invitations;
    private final Address address;
    private final TransactionTemplate transactions;
    private final PrintStream terminal = System.out;

    FirstStart(
            PactwireSettings settings,
            Users users,
            DemoPeople people,
            DemoCompany company,
            BuiltIns builtIns,
            Invitations invitations,
            Address address,
            TransactionTemplate transactions) {
        this.settings = settings;
        this.users = users;
        this.people = people;
        this.company = company;
        this.builtIns = builtIns;
        this.invitations = invitations;
        this.address = address;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        start();
        builtIns.tie();
        if (settings.demo() && people.areHere()) {
            String where = settings.demoElsewhere() ? "" : " (in a browser on this machine, until it is changed)";
            terminal.println("Demo logins, password " + DemoPeople.PASSWORD + where + ":");
            DemoPeople.LOGINS.forEach(login -> terminal.println("  " + login));
        }
    }

    /// The demo's people and records come together or not at all: who was stopped half-way starts again.
    void start() {
        if (!users.all().isEmpty()) {
            return;
        }
        if (settings.demo()) {
            transactions.executeWithoutResult(status -> company.load(people.add()));
        } else if (settings.owner() == null) {
            terminal.println("Nobody can log in yet: start with --pactwire.owner=you@your-company.example");
        } else {
            String token = invitations.inviteFirstOwner(settings.owner(), settings.owner());
            terminal.println("Become the owner of this installation (the link is good for seven days): "
                    + address.publicUrl() + "/join/" + token);
        }
    }
}

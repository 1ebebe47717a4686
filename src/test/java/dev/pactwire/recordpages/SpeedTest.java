package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.records.Field;
import dev.pactwire.records.Labeled;
import dev.pactwire.records.Patch;
import dev.pactwire.records.RecordType;
import dev.pactwire.records.Records;
import dev.pactwire.testing.PactwireTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// How long pages take with many records, seen from loopback; for a machine that has nothing else to do.
@Tag("long")
@PactwireTest
class SpeedTest {

    private static final int PEOPLE = 100_000;
    private static final int WARM_UP = 150;
    private static final int MEASURED = 101;
    private static final double MILLION = 1e6;

    @Autowired
    ApplicationContext program;

    @Autowired
    Records records;

    @LocalServerPort
    int port;

    @Test
    void the_opportunity_page_takes_twenty_milliseconds_at_the_median_with_100_000_people() {
        var office = new Office(program);
        User ada = office.user("Ada Moreau", Role.SALES);
        records.load(ada, RecordType.PERSON, IntStream.range(0, PEOPLE).mapToObj(SpeedTest::person).toList());
        CrmRecord deal = office.opportunity(ada, "Autumn collection");
        CrmRecord company = office.company(ada, "Harbor & Pine");
        CrmRecord grace = office.person(ada, "Grace Lindqvist");
        records.update(
                ada,
                deal.ref(),
                Patch.of(Field.COMPANY_ID, company.id()).set(Field.PRIMARY_CONTACT_ID, grace.id()));
        var browser = new Visitor(office, ada, port);
        var pages = new LinkedHashMap<String, String>();
        pages.put("opportunity", Routes.of(deal.ref()));
        pages.put("people", "/people");
        pages.put("people, page 2000", "/people?page=2000");
        pages.put("people, newest", "/people?sort=modified");
        pages.put("people, search", "/people?q=person+777");
        pages.put("people, count", "/people/count");
        pages.put("home", "/");
        pages.put("palette", "/palette?q=person+4711");

        Map<String, Double> medians = new LinkedHashMap<>();
        pages.forEach((name, address) -> medians.put(name, median(browser, address)));

        System.out.println("milliseconds at the median: " + medians);
        assertThat(medians.get("opportunity")).isLessThanOrEqualTo(20);
    }

    private static Patch person(int number) {
        return Patch.of(Field.NAME, "Person %06d Surname%d".formatted(number, number % 977))
                .set(Field.EMAILS, List.of(Labeled.work("person" + number + "@speed.example")));
    }

    private static double median(Visitor browser, String address) {
        for (int i = 0; i < WARM_UP; i++) {
            browser.get(address);
        }
        var times = new ArrayList<Double>();
        for (int i = 0; i < MEASURED; i++) {
            long begun = System.nanoTime();
            assertThat(browser.get(address).status()).isEqualTo(200);
            times.add((System.nanoTime() - begun) / MILLION);
        }
        return times.stream().sorted().toList().get(MEASURED / 2);
    }
}

package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.CustomFields;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Ada is logged in, with a browser that runs no scripts.
abstract class PagesOverHttp {

    @Autowired
    ApplicationContext program;

    @Autowired
    Records records;

    @Autowired
    Relations relations;

    @Autowired
    Activities activities;

    @Autowired
    CustomFields customFields;

    @LocalServerPort
    int port;

    Office office;
    User ada;
    Visitor browser;

    @BeforeEach
    void ada_is_logged_in() {
        office = new Office(program);
        ada = office.ada();
        browser = new Visitor(office, ada, port);
    }
}

package dev.pactwire.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The time of a page as a salesperson's browser on the same machine sees it, so a little more than the server's. The
/// limit: the smallest answer of the same server to the same client.
final class PageBench {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"");
    private static final int STEPS = 1_000;
    private static final int WARM_UP = 400;
    private static final int MEASURED = 301;
    private static final double GOAL_MILLIS = 20;

    private final Company company;

    PageBench(Company company) {
        this.company = company;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        try (Running running = Running.pactwire(company.data());
                HttpClient browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            login(browser, running);
            double floor = median(browser, running.at("/healthz"));
            var figures = new ArrayList<Figure>();
            var pages = new LinkedHashMap<String, String>();
            for (String page : List.of("/opportunities/1", "/people", "/people?q=person+777", "/")) {
                pages.put(page, page);
            }
            pages.put("/people, the last of them", "/people?page=-1");
            pages.put("/people after " + STEPS + " times *next*", afterManySteps(browser, running));
            for (Map.Entry<String, String> page : pages.entrySet()) {
                double millis = median(browser, running.at(page.getValue()));
                figures.add(new Figure(
                        "page " + page.getKey(),
                        Figure.millis(millis),
                        Figure.millis(floor) + " smallest answer",
                        "≤ 20 ms at the median",
                        millis <= GOAL_MILLIS));
            }
            figures.add(new Figure(
                    "memory after " + (1 + pages.size()) * (WARM_UP + MEASURED) + " pages",
                    Math.round(running.megabytes()) + " MB",
                    "–",
                    "≤ 400 MB",
                    running.megabytes() <= 400));
            return figures;
        }
    }

    private static String afterManySteps(HttpClient browser, Running running) throws IOException, InterruptedException {
        String page = "/people";
        for (int i = 0; i < STEPS; i++) {
            Matcher next = NEXT.matcher(body(browser, running.at(page)));
            if (!next.find()) {
                throw new IllegalStateException("There is no page behind " + page);
            }
            page = next.group(1).replace("&amp;", "&");
        }
        return page;
    }

    private static void login(HttpClient browser, Running running) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(body(browser, running.at("/login")));
        if (!token.find()) {
            throw new IllegalStateException("The login page has no token");
        }
        String form = Map.of(
                        "email",
                        "ada@lumen.example",
                        "password",
                        "lumen-studio-demo",
                        "next",
                        "/",
                        "_csrf",
                        token.group(1))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<Void> answer = browser.send(
                HttpRequest.newBuilder(running.at("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        if (!answer.headers().firstValue("location").orElse("").endsWith("/")) {
            throw new IllegalStateException("The login was refused with status " + answer.statusCode());
        }
    }

    private static String body(HttpClient browser, URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private static double median(HttpClient browser, URI page) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            body(browser, page);
        }
        var times = DoubleStream.builder();
        for (int i = 0; i < MEASURED; i++) {
            long begun = System.nanoTime();
            body(browser, page);
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return times.build().sorted().toArray()[MEASURED / 2];
    }
}

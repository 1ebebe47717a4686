package dev.pactwire.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The program behind `./pactwire bench [start] [seal] [page] [hooks]`; without a name it measures everything.
final class Bench {

    private static final Set<String> SUBJECTS = Set.of("start", "seal", "page", "hooks");
    private static final Path FOLDER = Path.of("target", "bench", "data");

    private Bench() {}

    public static void main(String[] names) throws IOException, InterruptedException {
        List<String> unknown =
                List.of(names).stream().filter(name -> !SUBJECTS.contains(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("./pactwire bench knows start, seal, page and hooks, not " + unknown.getFirst() + ".");
            System.exit(2);
        }
        Set<String> wanted = names.length == 0 ? SUBJECTS : Set.of(names);
        run(wanted).forEach(System.out::println);
        System.exit(0);
    }

    private static List<Figure> run(Set<String> wanted) throws IOException, InterruptedException {
        System.out.println("Loading a company with " + Company.PEOPLE + " people …");
        Company company = Company.load(FOLDER);
        var figures = new ArrayList<Figure>();
        if (wanted.contains("seal")) {
            figures.addAll(new SealBench(company).measure());
        }
        if (wanted.contains("start")) {
            figures.addAll(new StartBench(company).measure());
        }
        if (wanted.contains("page")) {
            figures.addAll(new PageBench(company).measure());
        }
        if (wanted.contains("hooks")) {
            figures.addAll(new HookBench(company).measure());
        }
        return figures;
    }
}

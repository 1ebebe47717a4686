package dev.pactwire.recordpages;

import dev.pactwire.facts.Shown;
import dev.pactwire.recordtypes.Opportunity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What opportunities come to: how many, and their values by currency.
public record Total(int count, List<Shown.Money> values) {

    static Total of(Collection<Opportunity> deals) {
        var sums = new TreeMap<String, BigDecimal>();
        for (Opportunity deal : deals) {
            BigDecimal value = deal.monetaryValue();
            if (value != null) {
                sums.merge(deal.currency(), value, BigDecimal::add);
            }
        }
        return new Total(deals.size(), money(sums));
    }

    private static List<Shown.Money> money(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Shown.Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;

/// Services that watch sites: perhaps somebody pays for it.
final class KnownMonitors implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    Map<String, Integer> failures = new TreeMap<>();
    c.report()
        .clients()
        .forEach(
            client -> {
              Operator operator = c.networks().find(client.address());
              if (operator != null && operator.kind() == NetworkKind.UPTIME) {
                failures.merge(operator.name(), client.failures(), Integer::sum);
              }
            });
    return failures.entrySet().stream()
        .map(one -> Evidence.explaining("known-monitor", one.getValue(), one.getKey()))
        .toList();
  }
}

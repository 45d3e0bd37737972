package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.jspecify.annotations.Nullable;

/// What the server says of itself next to the moment at which something began or ended.
final class ChangeBeside implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    if (c.marks().isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    List<Episode> episodes =
        new ArrayList<>(CertificateRefused.refusals(c).stream().limit(1).toList());
    episodes.addAll(BackendFailures.episodes(c).stream().limit(1).toList());
    episodes.addAll(OurChange.episodes(c));
    for (Episode episode : episodes) {
      String entry = episode.spell().entry();
      if (episode.sudden()) {
        add("change-beside", episode.change(), entry, evidence);
      }
      if (episode.over()) {
        add("mending-beside", episode.mending(), entry, evidence);
      }
    }
    return evidence;
  }

  private static void add(
      String id, @Nullable ServerMark mark, String entry, List<Evidence> evidence) {
    if (mark == null) {
      return;
    }
    String version = mark.version() == null ? "" : mark.version();
    int kind =
        switch (mark.kind()) {
          case RELOAD -> 0;
          case START -> 1;
          default -> 2;
        };
    Object[] arguments = {new Moment(mark.time()), kind, version, new EntryName(entry)};
    evidence.add(
        id.equals("change-beside")
            ? Evidence.explaining("change-beside", arguments)
            : Evidence.explaining("mending-beside", arguments));
  }
}

package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;

/// The whole way from a log that a stranger wrote to what root pastes: read by the real reader,
/// judged by the real advice, written by every writer.
class HostileLogsTest {
  private static final int LOGS = 10_000;
  private static final int PARTS = 20;
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  private static final BlockAdvice ADVICE =
      new BlockAdvice(NetworkDirectory.bundled(), new Guard(1));

  @Test
  void nothingOfTenThousandHostileLogsReachesARule() {
    int blocking = IntStream.range(0, PARTS).parallel().map(HostileLogsTest::logsWithRules).sum();

    assertThat(blocking).as("logs that lead to rules at all").isGreaterThan(LOGS / 3);
  }

  /// A part has a seed of its own, so that the logs do not depend on who is faster.
  private static int logsWithRules(int seed) {
    Analyzer analyzer = new Analyzer(new CatalogClassifier(CATALOG));
    HostileLogs logs = new HostileLogs(new Random(seed));
    int blocking = 0;
    for (int i = 0; i < LOGS / PARTS; i++) {
      BlockList list = blockList(analyzer, logs.name(), logs.text());
      for (RuleWriter writer : RuleWriters.ALL) {
        RuleTextTest.assertWellFormed(writer, list);
      }
      blocking += list.isEmpty() ? 0 : 1;
    }
    return blocking;
  }

  private static BlockList blockList(Analyzer analyzer, String name, String text) {
    FailureLog log =
        analyzer.analyze(
            List.of(new LogLocation.Pasted(name, text)), (_, _) -> {}, new CancellationToken());
    List<BlockEntry> entries =
        Report.of(log, Filter.NONE).clients().stream()
            .filter(client -> ADVICE.spare(client).filter(SpareReason::hard).isEmpty())
            .map(client -> new BlockEntry(IpPrefix.of(client.address()), client.failures()))
            .toList();
    List<SourceName> sources =
        log.sources().stream().map(SourceSummary::name).map(SourceName::of).toList();
    return new BlockList(
        entries, LocalDate.of(2026, 11, 23), BlockList.DEFAULT_EXPIRY, List.of(), sources);
  }
}

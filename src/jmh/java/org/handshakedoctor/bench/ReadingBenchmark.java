package org.handshakedoctor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Reading 256 MB, of which 35 % or 1 % of the lines are failures: the analyzer beside two peers,
/// counting line feeds with one thread (the least that anyone can do) and the short program with a
/// pattern that one would write to count failures by address.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {
  private static final long BYTES = 256_000_000;
  private static final Pattern FAILURE = Pattern.compile("SSL.* while .*, client: ([^,]+), server");

  @Param({"350", "10"})
  private int failuresIn1000;

  private final Analyzer analyzer = new Analyzer(new CatalogClassifier(ErrorCatalog.bundled()));
  private Path path = Path.of("");
  private FailureLog log = read(List.of());

  @Setup
  public void write() throws IOException {
    path = Files.createTempFile("handshake-doctor", ".log");
    GeneratedLog.write(path, BYTES, failuresIn1000);
    log = analyze();
  }

  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Benchmark
  public FailureLog analyze() {
    return read(List.of(new LogLocation.Local(path)));
  }

  @Benchmark
  public Report report() {
    return Report.of(log, Filter.NONE);
  }

  @Benchmark
  public long peerCountsLineFeeds() throws IOException {
    long count = 0;
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(path)) {
      int length;
      while ((length = in.read(buffer)) > 0) {
        for (int i = 0; i < length; i++) {
          count += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return count;
  }

  @Benchmark
  public Map<String, Integer> peerCountsWithAPattern() throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      String line;
      while ((line = in.readLine()) != null) {
        Matcher matcher = FAILURE.matcher(line);
        if (matcher.find()) {
          counts.merge(matcher.group(1), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private FailureLog read(List<LogLocation> locations) {
    return analyzer.analyze(locations, (_, _) -> {}, new CancellationToken());
  }
}

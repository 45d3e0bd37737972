package org.handshakedoctor.core.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.networks.Operator;

/// The addresses of a report as a table (RFC 4180), one row for each, with the names of the JSON
/// report at the top.
///
/// A spreadsheet takes a cell that begins like a formula for one. Such a cell gets an apostrophe in
/// front, which spreadsheets know to be none of the text.
///
/// @param forSpreadsheet whether to begin with a byte order mark, without which Excel does not know
///   that a file is UTF-8; programs do not want it
public record CsvReport(ReportOptions options, boolean forSpreadsheet) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_BEGINS = "=+-@";

  /// Writes the table. The stream stays open.
  public void write(OutputStream out, Report report, Pace pace) {
    try {
      Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      csv.write(forSpreadsheet ? BYTE_ORDER_MARK : "");
      row(
          csv,
          List.of(
              "address",
              "failures",
              "first",
              "last",
              "reasons",
              "operator",
              "kind",
              "blockable",
              "why"));
      List<ClientSummary> clients = report.clients();
      for (int i = 0; i < clients.size(); i++) {
        pace.row(i, clients.size());
        row(csv, cells(clients.get(i)));
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> cells(ClientSummary client) {
    Operator operator = options.advice().networks().find(client.address());
    Optional<Spared> spared = options.advice().judge(client, operator);
    return List.of(
        options.labels().of(client.address()),
        Integer.toString(client.failures()),
        Objects.requireNonNullElse(JsonValues.time(client.first()), ""),
        Objects.requireNonNullElse(JsonValues.time(client.last()), ""),
        reasons(client.causes()),
        operator == null ? "" : operator.name(),
        operator == null ? "" : operator.kind().id(),
        Boolean.toString(spared.isEmpty()),
        options.why(spared));
  }

  /// As `bad-key-share=3 no-shared-cipher=1`, by entry: several causes can have the same one.
  private static String reasons(List<CauseCount> causes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    causes.forEach(one -> counts.merge(one.cause().entry(), one.failures(), Integer::sum));
    return counts.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  private static void row(Writer csv, List<String> cells) throws IOException {
    String between = "";
    for (String cell : cells) {
      csv.write(between);
      csv.write(cell(cell));
      between = ",";
    }
    csv.write("\r\n");
  }

  static String cell(String text) {
    String shown = VisibleText.of(text);
    if (!shown.isEmpty() && FORMULA_BEGINS.indexOf(shown.charAt(0)) >= 0) {
      shown = "'" + shown;
    }
    boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"' || c == ';');
    return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
  }
}

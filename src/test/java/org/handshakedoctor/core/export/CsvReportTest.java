package org.handshakedoctor.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvReportTest {
  @Test
  void hasARowForEachClientOfTheJson() {
    ReportSample sample = ReportSample.of(Samples.text("nginx-error.log"));
    List<String> rows =
        List.of(sample.written(ReportFormat.CSV, Locale.ENGLISH, false).split("\r\n", -1));
    JsonNode clients =
        JsonMapper.shared()
            .readTree(sample.written(ReportFormat.JSON, Locale.ENGLISH, false))
            .get("clients");

    assertThat(rows.getFirst())
        .isEqualTo("address,failures,first,last,reasons,operator,kind,blockable,why");
    assertThat(rows).hasSize(clients.size() + 2).endsWith("");
    for (int i = 0; i < clients.size(); i++) {
      JsonNode client = clients.get(i);
      String[] cells = rows.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(client.get("address").asString());
      assertThat(cells[1]).isEqualTo(client.get("failures").asString());
      assertThat(cells[2]).isEqualTo(client.get("first").asString());
      assertThat(cells[3]).isEqualTo(client.get("last").asString());
      int sum = 0;
      for (String reason : cells[4].split(" ", -1)) {
        sum += Integer.parseInt(reason.substring(reason.indexOf('=') + 1));
      }
      assertThat(sum).isEqualTo(client.get("failures").asInt());
    }
  }

  @Test
  void aCellIsNoFormulaAndNoSecondCell() {
    assertThat(CsvReport.cell("=HYPERLINK(\"http://x\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
    assertThat(CsvReport.cell("@x")).isEqualTo("'@x");
    assertThat(CsvReport.cell("-1")).isEqualTo("'-1");
    assertThat(CsvReport.cell("a,b\r\nc")).isEqualTo("\"a,b\\x0D\\x0Ac\"");
    assertThat(CsvReport.cell("Akamai")).isEqualTo("Akamai");
  }

  @Test
  void onlyASpreadsheetGetsAByteOrderMark() {
    ReportSample sample = ReportSample.of(ReportSample.failure(0, "203.0.113.7", "x"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CsvReport(sample.options(Locale.SIMPLIFIED_CHINESE, false), true)
        .write(out, sample.report(), Pace.unwatched());

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("\ufeffaddress,");
    assertThat(sample.written(ReportFormat.CSV, Locale.SIMPLIFIED_CHINESE, false))
        .startsWith("address,");
  }
}

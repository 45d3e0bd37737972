package org.handshakedoctor.core.export;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.networks.Operator;

/// Who failed: the addresses with the most failures.
record HtmlClients(HtmlWriter html, ReportWords words, ReportOptions options) {
  private static final int SHOWN = 50;

  void write(Report report) {
    List<ClientSummary> clients = report.clients();
    if (clients.isEmpty()) {
      return;
    }
    html.open("section").element("h2", words.get("who"));
    html.open("table", "id", "clients").open("thead").open("tr");
    html.element("th", words.get("address"), "scope", "col");
    html.element("th", words.get("failures"), "scope", "col", "class", "n");
    html.element("th", words.get("cause.main"), "scope", "col");
    html.element("th", words.get("network"), "scope", "col");
    html.element("th", words.get("first"), "scope", "col");
    html.element("th", words.get("last"), "scope", "col");
    html.close().close().open("tbody").newLine();
    clients.stream().limit(SHOWN).forEach(this::row);
    html.close().close();
    if (clients.size() > SHOWN) {
      html.element("p", words.get("clients.more", clients.size() - SHOWN));
    }
    html.close().newLine();
  }

  private void row(ClientSummary client) {
    Operator operator = options.advice().networks().find(client.address());
    html.open("tr").open("td").element("code", options.labels().of(client.address())).close();
    html.element("td", words.number(client.failures()), "class", "n");
    Cause cause = client.causes().getFirst().cause();
    String name =
        Objects.requireNonNull(options.catalog().get(cause.entry())).text(words.locale()).name();
    html.element("td", name);
    html.element(
        "td",
        operator == null
            ? ""
            : words.get("network.of", operator.name(), words.get("kind." + operator.kind().id())));
    html.element("td", words.time(client.first()), "class", "t");
    html.element("td", words.time(client.last()), "class", "t");
    html.close().newLine();
  }
}

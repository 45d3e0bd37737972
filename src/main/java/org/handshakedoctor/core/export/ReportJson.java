package org.handshakedoctor.core.export;

import java.io.OutputStream;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.fit.FitWording;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.mmdb.Location;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// A whole report as one JSON object. The keys are a contract: more may come, none may go.
public record ReportJson(ReportOptions options) {

  /// Writes the object and a line end. The stream stays open.
  ///
  /// What fits the reasons is found by another processor while the addresses are written, so those
  /// stand before the reasons.
  public void write(OutputStream out, Report report, Diagnosis diagnosis, Pace pace) {
    CompletableFuture<Map<Cause, FitWording.Said>> fits =
        CompletableFuture.supplyAsync(() -> options.fits(report));
    try (JsonGenerator json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      sources(json, report);
      period(json, report);
      totals(json, report);
      diagnosis(json, diagnosis);
      timeline(json, report.timeline());
      clients(json, report, pace);
      reasons(json, report, fits.join());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void sources(JsonGenerator json, Report report) {
    json.writeArrayPropertyStart("sources");
    for (SourceSummary source : report.log().sources()) {
      json.writeStartObject();
      json.writeStringProperty("path", options.labels().in(source.name()));
      JsonValues.string(json, "format", source.format());
      json.writeNumberProperty("bytes", source.bytes());
      json.writeNumberProperty("lines", source.lines());
      json.writeNumberProperty("failures", source.failures());
      json.writeNumberProperty("unread", source.unread());
      String repeats = source.repeats();
      JsonValues.string(json, "repeats", repeats == null ? null : options.labels().in(repeats));
      JsonValues.string(json, "problem", source.problem() == null ? null : source.problem().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void period(JsonGenerator json, Report report) {
    json.writeObjectPropertyStart("period");
    JsonValues.string(json, "first", JsonValues.time(report.first()));
    JsonValues.string(json, "last", JsonValues.time(report.last()));
    ZoneId zone = report.log().zone();
    JsonValues.string(json, "zone", zone == null ? null : zone.getId());
    json.writeEndObject();
  }

  private static void totals(JsonGenerator json, Report report) {
    json.writeObjectPropertyStart("totals");
    json.writeNumberProperty("lines", report.lines());
    json.writeNumberProperty("failures", report.failures());
    json.writeNumberProperty("clients", report.clients().size());
    if (report.log().visitors() < 0) {
      json.writeNullProperty("visitors");
    } else {
      json.writeNumberProperty("visitors", report.log().visitors());
    }
    json.writeNumberProperty("forged", report.log().forgedCount());
    json.writeEndObject();
  }

  private void diagnosis(JsonGenerator json, Diagnosis diagnosis) {
    json.writeObjectPropertyStart("diagnosis");
    json.writeStringProperty("verdict", diagnosis.verdict().id());
    json.writeStringProperty("confidence", diagnosis.confidence().id());
    json.writeStringProperty(
        "headline", options.labels().in(options.wording().headline(diagnosis)));
    json.writeArrayPropertyStart("evidence");
    for (Evidence evidence : diagnosis.evidence()) {
      json.writeStartObject();
      json.writeStringProperty("id", evidence.id());
      json.writeStringProperty("text", options.labels().in(options.wording().text(evidence)));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("actions");
    for (Evidence.Action action : diagnosis.actions()) {
      Wording.Advice said = options.wording().advice(action);
      json.writeStartObject();
      json.writeStringProperty("text", options.labels().in(said.text()));
      String snippet = said.snippet();
      JsonValues.string(json, "snippet", snippet == null ? null : options.snippet(action, said));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void reasons(JsonGenerator json, Report report, Map<Cause, FitWording.Said> fits) {
    json.writeArrayPropertyStart("reasons");
    for (ReasonSummary reason : report.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("entry", reason.cause().entry());
      json.writeStringProperty("reason", options.labels().in(reason.cause().reason()));
      JsonValues.string(json, "operation", reason.cause().operation());
      json.writeStringProperty("leg", reason.cause().leg().id());
      json.writeStringProperty("fault", reason.cause().fault().id());
      json.writeNumberProperty("failures", reason.failures());
      json.writeNumberProperty("clients", reason.clients());
      JsonValues.string(json, "first", JsonValues.time(reason.first()));
      JsonValues.string(json, "last", JsonValues.time(reason.last()));
      fit(json, fits.get(reason.cause()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void fit(JsonGenerator json, FitWording.@Nullable Said fit) {
    if (fit == null) {
      json.writeNullProperty("fits");
      return;
    }
    json.writeObjectPropertyStart("fits");
    json.writeNumberProperty("cause", fit.cause());
    json.writeStringProperty("text", fit.text());
    json.writeStringProperty("because", options.labels().in(fit.because()));
    json.writeEndObject();
  }

  /// Written piece by piece and not by the generator: there may be a million.
  private void clients(JsonGenerator json, Report report, Pace pace) {
    json.writeArrayPropertyStart("clients");
    Map<Optional<Spared>, String> sentences = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (ClientSummary client : report.clients()) {
      pace.row(done++, report.clients().size());
      Operator operator = options.advice().networks().find(client.address());
      Optional<Spared> spared = options.advice().judge(client, operator);
      text.setLength(0);
      text.append("{\"address\":\"").append(options.labels().of(client.address()));
      text.append("\",\"failures\":").append(client.failures());
      time(text.append(",\"first\":"), client.first());
      time(text.append(",\"last\":"), client.last());
      reasons(text.append(",\"reasons\":"), client.causes());
      text.append(",\"operator\":").append(operator == null ? "null" : quoted(operator.name()));
      text.append(",\"kind\":").append(operator == null ? "null" : quoted(operator.kind().id()));
      if (!options.locations().isEmpty()) {
        location(text, options.locations().find(client.address()));
      }
      text.append(",\"blockable\":").append(spared.isEmpty());
      text.append(",\"why\":");
      text.append(sentences.computeIfAbsent(spared, one -> quoted(options.why(one)))).append('}');
      json.writeRawValue(text.toString());
    }
    json.writeEndArray();
  }

  /// By entry: several causes can have the same one. Ids of entries need no escapes.
  private static void reasons(StringBuilder text, List<CauseCount> causes) {
    char before = '{';
    for (int i = 0; i < causes.size(); i++) {
      String entry = causes.get(i).cause().entry();
      if (indexOf(entry, causes, 0) == i) {
        int failures = 0;
        for (int j = i; j >= 0; j = indexOf(entry, causes, j + 1)) {
          failures += causes.get(j).failures();
        }
        text.append(before).append('"').append(entry).append("\":").append(failures);
        before = ',';
      }
    }
    text.append('}');
  }

  private static int indexOf(String entry, List<CauseCount> causes, int from) {
    for (int i = from; i < causes.size(); i++) {
      if (causes.get(i).cause().entry().equals(entry)) {
        return i;
      }
    }
    return -1;
  }

  private static void location(StringBuilder text, Location location) {
    String country = location.country();
    String organisation = location.organisation();
    text.append(",\"country\":").append(country == null ? "null" : quoted(country));
    text.append(",\"asn\":").append(location.asn() == 0 ? "null" : Long.toString(location.asn()));
    text.append(",\"asnName\":").append(organisation == null ? "null" : quoted(organisation));
  }

  private static void time(StringBuilder text, long seconds) {
    String time = JsonValues.time(seconds);
    if (time == null) {
      text.append("null");
    } else {
      text.append('"').append(time).append('"');
    }
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }

  private static void timeline(JsonGenerator json, Timeline timeline) {
    json.writeObjectPropertyStart("timeline");
    json.writeNumberProperty("bucketSeconds", timeline.bucketSeconds());
    json.writeArrayPropertyStart("buckets");
    for (int i = 0; i < timeline.size(); i++) {
      json.writeStartObject();
      JsonValues.string(json, "start", JsonValues.time(timeline.startOf(i)));
      json.writeNumberProperty("total", timeline.total(i));
      json.writeObjectPropertyStart("byFault");
      for (Fault fault : Fault.values()) {
        if (timeline.count(i, fault) > 0) {
          json.writeNumberProperty(fault.id(), timeline.count(i, fault));
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

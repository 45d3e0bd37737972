package org.handshakedoctor.core.export;

import java.io.OutputStream;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.analysis.Comparison.Frequency;
import org.handshakedoctor.core.analysis.Comparison.Side;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// A comparison as one JSON object.
///
/// @param words the language of the sentences in it
public record ComparisonJson(ComparisonWords words) {

  /// Writes the object and a line end. The stream stays open.
  public void write(OutputStream out, Comparison comparison) {
    try (JsonGenerator json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("outcome", comparison.outcome().id());
      json.writeStringProperty("headline", words.headline(comparison));
      side(json, "before", comparison.before());
      side(json, "after", comparison.after());
      json.writeObjectPropertyStart("all");
      change(json, comparison.all());
      json.writeEndObject();
      json.writeArrayPropertyStart("causes");
      for (Change change : comparison.causes()) {
        json.writeStartObject();
        if (change.cause() != null) {
          json.writeStringProperty("entry", change.cause().entry());
          json.writeStringProperty("leg", change.cause().leg().id());
          json.writeStringProperty("fault", change.cause().fault().id());
        }
        change(json, change);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("notes");
      words.notes(comparison).forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void side(JsonGenerator json, String key, Side side) {
    json.writeObjectPropertyStart(key);
    JsonValues.string(json, "first", JsonValues.time(side.span().from()));
    JsonValues.string(json, "last", JsonValues.time(side.span().until() - 1));
    json.writeNumberProperty("days", side.days());
    json.writeNumberProperty("failures", side.report().failures());
    json.writeNumberProperty("clients", side.report().clients().size());
    json.writeEndObject();
  }

  private void change(JsonGenerator json, Change change) {
    frequency(json, "before", change.before());
    frequency(json, "after", change.after());
    json.writeStringProperty("trend", change.trend().id());
    json.writeStringProperty("chance", change.chance().id());
    json.writeNumberProperty("probability", change.probability());
    json.writeStringProperty("text", words.verdict(change));
  }

  private static void frequency(JsonGenerator json, String key, Frequency frequency) {
    json.writeObjectPropertyStart(key);
    json.writeNumberProperty("failures", frequency.failures());
    json.writeNumberProperty("clients", frequency.clients());
    json.writeNumberProperty("failuresPerDay", frequency.failuresPerDay());
    json.writeNumberProperty("clientsPerDay", frequency.clientsPerDay());
    json.writeEndObject();
  }
}

package org.handshakedoctor.core.export;

import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Map;
import org.handshakedoctor.core.check.Attempt;
import org.handshakedoctor.core.check.CertificateSeen;
import org.handshakedoctor.core.check.Finding;
import org.handshakedoctor.core.check.SiteCheck;
import org.handshakedoctor.core.check.SiteCheckWords;
import org.handshakedoctor.core.check.Visitor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// A check of a site as one JSON object.
///
/// @param words the language of the sentences in it
public record SiteCheckJson(SiteCheckWords words) {

  /// Writes the object and a line end. The stream stays open.
  public void write(OutputStream out, SiteCheck check) {
    try (JsonGenerator json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("host", check.site().host());
      json.writeNumberProperty("port", check.site().port());
      json.writeStringProperty("made", check.made().toString());
      json.writeStringProperty("headline", words.headline(check));
      findings(json, check);
      json.writeArrayPropertyStart("visitors");
      for (Map.Entry<Visitor, Attempt> one : check.visitors().entrySet()) {
        json.writeStartObject();
        json.writeStringProperty("id", one.getKey().id());
        json.writeStringProperty("name", words.name(one.getKey()));
        attempt(json, one.getValue());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("addresses");
      for (Map.Entry<InetAddress, Attempt> one : check.addresses().entrySet()) {
        json.writeStartObject();
        json.writeStringProperty("address", one.getKey().getHostAddress());
        attempt(json, one.getValue());
      }
      json.writeEndArray();
      certificate(json, check);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void findings(JsonGenerator json, SiteCheck check) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : check.findings()) {
      json.writeStartObject();
      json.writeStringProperty("id", finding.id());
      json.writeStringProperty("level", finding.level().id());
      json.writeStringProperty("text", words.sentence(finding));
      JsonValues.string(json, "action", words.action(finding));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void attempt(JsonGenerator json, Attempt attempt) {
    switch (attempt) {
      case Attempt.Done done -> {
        json.writeBooleanProperty("in", true);
        json.writeStringProperty("protocol", done.protocol());
        json.writeStringProperty("suite", done.suite());
      }
      case Attempt.Refused refused -> {
        json.writeBooleanProperty("in", false);
        json.writeStringProperty("why", refused.why().id());
        JsonValues.string(json, "alert", refused.alert());
      }
    }
    json.writeEndObject();
  }

  private static void certificate(JsonGenerator json, SiteCheck check) {
    CertificateSeen seen = check.certificate();
    if (seen == null) {
      json.writeNullProperty("certificate");
      return;
    }
    json.writeObjectPropertyStart("certificate");
    json.writeArrayPropertyStart("names");
    seen.names().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("issuer", seen.issuer());
    json.writeStringProperty("notBefore", seen.notBefore().toString());
    json.writeStringProperty("notAfter", seen.notAfter().toString());
    json.writeStringProperty("key", seen.key());
    json.writeNumberProperty("sent", seen.sent());
    JsonValues.string(json, "problem", seen.problem() == null ? null : seen.problem().id());
    json.writeEndObject();
  }
}

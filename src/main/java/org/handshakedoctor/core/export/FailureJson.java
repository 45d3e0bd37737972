package org.handshakedoctor.core.export;

import org.handshakedoctor.core.analysis.Classification;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsFailure;
import tools.jackson.core.JsonGenerator;

/// One failure as one JSON object. The keys are a contract; what the line does not say is null.
record FailureJson(Classification.Classifier classifier) {

  void write(JsonGenerator json, TlsFailure failure) {
    FailureKind kind = failure.kind();
    Classification classification = classifier.classify(kind);
    IpAddress client = failure.client();
    json.writeStartObject();
    json.writeStringProperty("source", failure.source());
    json.writeNumberProperty("line", failure.line());
    json.writeStringProperty("format", kind.format());
    JsonValues.string(json, "time", JsonValues.time(failure));
    JsonValues.string(json, "level", kind.level());
    JsonValues.string(json, "client", client == null ? null : client.toString());
    JsonValues.string(json, "server", failure.server());
    json.writeStringProperty("leg", kind.leg().id());
    JsonValues.string(json, "operation", kind.operation());
    JsonValues.string(json, "phase", kind.phase());
    json.writeArrayPropertyStart("errors");
    for (OpenSslError error : kind.errors()) {
      json.writeStartObject();
      json.writeStringProperty("code", error.code());
      JsonValues.string(json, "library", error.library());
      JsonValues.string(json, "function", error.function());
      JsonValues.string(json, "reason", error.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (kind.alert() == null) {
      json.writeNullProperty("alert");
    } else {
      json.writeNumberProperty("alert", kind.alert());
    }
    json.writeStringProperty("reason", kind.reason());
    json.writeStringProperty("entry", classification.entry());
    json.writeStringProperty("fault", classification.fault().id());
    JsonValues.string(json, "host", failure.host());
    JsonValues.string(json, "upstream", failure.upstream());
    json.writeEndObject();
  }
}

package org.handshakedoctor.core.log;

import java.util.List;
import org.handshakedoctor.core.log.envelopes.ComposeEnvelope;
import org.handshakedoctor.core.log.envelopes.ContainerEnvelope;
import org.handshakedoctor.core.log.envelopes.JsonEnvelope;
import org.handshakedoctor.core.log.envelopes.PodEnvelope;
import org.handshakedoctor.core.log.envelopes.Rfc5424Envelope;
import org.handshakedoctor.core.log.envelopes.SyslogEnvelope;
import org.handshakedoctor.core.log.envelopes.TimestampEnvelope;

/// The envelopes we open, in the order in which an entry is offered to them.
public final class Envelopes {
  public static final List<Envelope> ALL =
      List.of(
          new SyslogEnvelope(),
          new Rfc5424Envelope(),
          new JsonEnvelope(),
          new TimestampEnvelope(),
          new ContainerEnvelope(),
          new ComposeEnvelope(),
          new PodEnvelope());

  private Envelopes() {}
}

package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// Certificates that visitors refuse, rightly or not.
final class CertificateTales {
  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "the certificate expired at 14:02 on Tuesday",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 12, 0));
                    spread(
                        at(1, 14, 2),
                        at(2, 12, 0),
                        312,
                        (time, i) -> log.expired(time, visitor(i)));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused-since",
                  "alert-certificate-expired")
              .says("14:02", "Tuesday", "312 visitors", "expired"),
          Tale.of(
                  "it was renewed with an incomplete chain, and the server was reloaded",
                  log -> {
                    log.noise(at(0, 0, 0), at(1, 20, 0)).reload(at(1, 9, 30));
                    spread(
                        at(1, 9, 31),
                        at(1, 20, 0),
                        60,
                        (time, i) -> log.alert(time, visitor(i), "unknown ca", 48));
                    spread(
                        at(1, 9, 33),
                        at(1, 20, 0),
                        40,
                        (time, i) -> log.alert(time, visitor(100 + i), "certificate unknown", 46));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused-since",
                  "alert-unknown-ca")
              .says("9:31", "Tuesday", "100 visitors")
              .sees("change-beside"),
          Tale.of(
                  "expired for a whole day in a log that shows nothing else",
                  log -> {
                    spread(
                        at(0, 8, 0), at(0, 20, 0), 90, (time, i) -> log.expired(time, visitor(i)));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused",
                  "alert-certificate-expired")
              .says("90 visitors", "expired"),
          Tale.of(
                  "expired, mended by a reload two hours later, and the log goes on",
                  log -> {
                    log.noise(at(0, 0, 0), at(3, 0, 0)).reload(at(1, 16, 5));
                    spread(
                        at(1, 14, 2),
                        at(1, 16, 4),
                        200,
                        (time, i) -> log.expired(time, visitor(i)));
                  },
                  Verdict.WATCH,
                  "over",
                  "")
              .says("14:02", "16:03")
              .sees("mending-beside"),
          Tale.of(
              "a certificate that is refused again after it seemed mended",
              log -> {
                log.noise(at(0, 0, 0), at(3, 0, 0)).reload(at(1, 16, 5));
                spread(at(1, 14, 2), at(1, 16, 4), 200, (time, i) -> log.expired(time, visitor(i)));
                spread(
                    at(2, 20, 0),
                    at(3, 0, 0),
                    60,
                    (time, i) -> log.expired(time, visitor(300 + i)));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"),
          Tale.of(
                  "one client whose clock is wrong",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 0, 0));
                    spread(
                        at(0, 9, 0),
                        at(1, 18, 0),
                        30,
                        (time, i) -> log.expired(time + i * i, visitor(1)));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("certificate-refused-by-few"),
          Tale.of(
              "two lines of one client whose clock is wrong and nothing else",
              log -> {
                log.expired(at(0, 9, 0), visitor(1)).expired(at(0, 9, 7), visitor(1));
              },
              Verdict.WATCH,
              "certificate-refused-by-few",
              ""),
          Tale.of(
              "eight users of a private certificate authority, among hundreds of visitors that get in",
              log -> {
                log.noise(at(0, 0, 0), at(2, 0, 0))
                    .visits(at(0, 0, 0), at(2, 0, 0), 900, StoryLog::visitor);
                spread(
                    at(0, 1, 0),
                    at(1, 23, 0),
                    80,
                    (time, i) -> log.alert(time, visitor(2000 + i % 8), "unknown ca", 48));
              },
              Verdict.WATCH,
              "few-of-all",
              "alert-unknown-ca"),
          Tale.of(
                  "a dozen refuse the certificate while thousands get in",
                  log -> {
                    log.visits(at(0, 0, 0), at(2, 0, 0), 3000, StoryLog::visitor);
                    spread(
                        at(0, 1, 0),
                        at(1, 23, 0),
                        12,
                        (time, i) -> log.alert(time, visitor(5000 + i), "unknown ca", 48));
                  },
                  Verdict.WATCH,
                  "few-of-all",
                  "alert-unknown-ca")
              .says("12", "3,012"),
          Tale.of(
              "thousands got in before the certificate expired, so their number says nothing",
              log -> {
                log.noise(at(0, 0, 0), at(2, 4, 0))
                    .visits(at(0, 0, 0), at(2, 0, 0), 3000, StoryLog::visitor);
                spread(
                    at(2, 0, 1),
                    at(2, 4, 0),
                    30,
                    (time, i) -> log.expired(time, visitor(5000 + i)));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"),
          Tale.of(
                  "two words for one refusal, from programs of two kinds",
                  log -> {
                    spread(
                        at(0, 8, 0),
                        at(0, 20, 0),
                        14,
                        (time, i) -> log.alert(time, visitor(i), "unknown ca", 48));
                    spread(
                        at(0, 8, 5),
                        at(0, 20, 0),
                        13,
                        (time, i) ->
                            log.line(
                                time,
                                "info",
                                "SSL_read() failed (SSL: error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:SSL alert number 48) while waiting for request, client: "
                                    + visitor(100 + i)
                                    + ", server: 0.0.0.0:443"));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused",
                  "alert-unknown-ca")
              .says("27 visitors"),
          Tale.of(
              "a certificate was revoked",
              log -> {
                spread(
                    at(0, 8, 0),
                    at(0, 20, 0),
                    25,
                    (time, i) -> log.alert(time, visitor(i), "certificate revoked", 44));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused",
              "alert-certificate-revoked"),
          Tale.of(
                  "one program that does not trust the certificate tries every minute",
                  log -> {
                    log.noise(at(0, 0, 0), at(0, 20, 0));
                    log.times(
                        900, i -> log.alert(at(0, 1, 0) + 60 * i, visitor(1), "unknown ca", 48));
                  },
                  Verdict.WATCH,
                  "forgotten-program",
                  "")
              .says(visitor(1), "60 seconds"));

  private CertificateTales() {}
}

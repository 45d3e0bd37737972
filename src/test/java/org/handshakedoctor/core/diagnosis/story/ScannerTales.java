package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// People who try what the server can do.
final class ScannerTales {
  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "a night of one measuring tool (JARM)",
                  log -> {
                    log.times(6, i -> log.closes(at(0, 3, 0), stranger(1)));
                    log.fails(at(0, 3, 0), stranger(1), "no shared cipher")
                        .fails(at(0, 3, 0) + 1, stranger(1), "no shared cipher");
                    log.fails(at(0, 3, 0) + 1, stranger(1), "unsupported protocol")
                        .fails(at(0, 3, 0) + 1, stranger(1), "bad key share");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans-with"),
          Tale.of(
                  "a night of nmap",
                  log -> {
                    log.times(39, i -> log.closes(at(0, 3, 0) + i, stranger(1)));
                    log.times(
                        24, i -> log.fails(at(0, 3, 0) + i, stranger(1), "unsupported protocol"));
                    log.times(15, i -> log.fails(at(0, 3, 0) + i, stranger(1), "version too low"));
                    log.times(12, i -> log.fails(at(0, 3, 0) + i, stranger(1), "no shared cipher"));
                    log.fails(at(0, 3, 0) + 20, stranger(1), "unknown protocol")
                        .fails(at(0, 3, 0) + 20, stranger(1), "unexpected message");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans-with")
              .mayBlock(stranger(1)),
          Tale.of(
                  "a night of sslscan",
                  log -> {
                    log.times(
                        25, i -> log.fails(at(0, 3, 0) + i, stranger(1), "no suitable key share"));
                    log.times(
                        4, i -> log.fails(at(0, 3, 0) + i, stranger(1), "unsupported protocol"));
                    log.times(3, i -> log.fails(at(0, 3, 0) + i, stranger(1), "no shared cipher"));
                    log.fails(at(0, 3, 0) + 20, stranger(1), "unknown protocol")
                        .fails(at(0, 3, 0) + 20, stranger(1), "version too low")
                        .fails(at(0, 3, 0) + 21, stranger(1), "inappropriate fallback");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans-with")
              .mayBlock(stranger(1)),
          Tale.of(
                  "a night of testssl",
                  log -> {
                    log.times(20, i -> log.closes(at(0, 3, 0) + 3 * i, stranger(1)));
                    log.times(
                        17, i -> log.fails(at(0, 3, 0) + 3 * i, stranger(1), "no shared cipher"));
                    log.times(
                        5,
                        i ->
                            log.fails(
                                at(0, 3, 0) + 3 * i,
                                stranger(1),
                                "decryption failed or bad record mac"));
                    log.times(
                        5,
                        i -> log.fails(at(0, 3, 0) + 3 * i, stranger(1), "no suitable key share"));
                    log.times(
                        5, i -> log.fails(at(0, 3, 0) + 3 * i, stranger(1), "version too low"));
                    log.times(
                        2, i -> log.fails(at(0, 3, 0) + 3 * i, stranger(1), "length mismatch"));
                    log.times(
                        6,
                        i -> log.fails(at(0, 3, 0) + 3 * i, stranger(1), "unsupported protocol"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans-with")
              .mayBlock(stranger(1)),
          Tale.of(
                  "single tries of known scanners",
                  log -> {
                    spread(
                        at(0, 0, 0),
                        at(2, 0, 0),
                        30,
                        (time, i) -> log.fails(time, "184.105.247." + (192 + i), "bad key share"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("known-scanners"),
          Tale.of(
                  "somebody tries it in a way that fits no known tool",
                  log -> {
                    log.fails(at(0, 3, 0), stranger(1), "bad ecpoint")
                        .fails(at(0, 3, 0), stranger(1), "version too low")
                        .fails(at(0, 3, 0) + 1, stranger(1), "http request")
                        .fails(at(0, 3, 0) + 2, stranger(1), "bad extension");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans"),
          Tale.of(
                  "one address fails a hundred times a minute for hours",
                  log -> {
                    log.times(
                        20_000, i -> log.fails(at(0, 3, 0) + i / 2, stranger(1), "bad key share"));
                  },
                  Verdict.CONSIDER_BLOCKING,
                  "flood",
                  "")
              .says(stranger(1), "20,000")
              .mayBlock(stranger(1)),
          Tale.of(
              "a flood that refuses the certificate all the time is not blocked",
              log -> {
                log.times(
                    20_000,
                    i -> log.alert(at(0, 3, 0) + i / 2 + i % 7, stranger(1), "unknown ca", 48));
              },
              Verdict.WATCH,
              "certificate-refused-by-few",
              ""),
          Tale.of(
                  "a scan that sends certificate alerts too does not make an alarm",
                  log -> {
                    log.times(
                        6,
                        who -> {
                          log.times(
                              10,
                              i ->
                                  log.fails(
                                      at(who / 2, 3, 0) + i, stranger(who), "no shared cipher"));
                          log.fails(at(who / 2, 3, 0) + 3, stranger(who), "version too low")
                              .fails(at(who / 2, 3, 0) + 3, stranger(who), "http request")
                              .fails(at(who / 2, 3, 0) + 4, stranger(who), "bad key share");
                          log.alert(
                              at(who / 2, 3, 0) + 5, stranger(who), "certificate expired", 45);
                        });
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("scans"));

  private ScannerTales() {}
}

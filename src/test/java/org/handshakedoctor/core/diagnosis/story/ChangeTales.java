package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// What changes on the server, and what only seems to.
final class ChangeTales {
  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "an old protocol was switched off, with a reload",
                  log -> {
                    log.noise(at(0, 0, 0), at(1, 20, 0)).reload(at(1, 10, 0));
                    spread(
                        at(1, 10, 1),
                        at(1, 20, 0),
                        150,
                        (time, i) -> log.fails(time, visitor(i), "unsupported protocol"));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "our-change",
                  "look-at-change")
              .says("10:01", "Tuesday", "152"),
          Tale.of(
              "an upgrade that refuses old ciphers",
              log -> {
                log.noise(at(0, 0, 0), at(1, 20, 0))
                    .start(at(0, 0, 1), "1.18.0")
                    .start(at(1, 10, 0), "1.26.3");
                spread(
                    at(1, 10, 0),
                    at(1, 20, 0),
                    80,
                    (time, i) -> log.fails(time + 20, visitor(i), "no shared cipher"));
              },
              Verdict.FIX_YOUR_SERVER,
              "our-change",
              "look-at-change"),
          Tale.of(
              "many begin to fail at one moment, and no line says why",
              log -> {
                log.noise(at(0, 0, 0), at(1, 20, 0));
                spread(
                    at(1, 10, 1),
                    at(1, 20, 0),
                    250,
                    (time, i) -> log.fails(time, visitor(i), "unsupported protocol"));
              },
              Verdict.WATCH,
              "sudden-failures",
              "look-at-change"),
          Tale.of(
              "a wave of one scanner network after a reload is not the change",
              log -> {
                log.noise(at(0, 0, 0), at(1, 20, 0)).reload(at(1, 10, 0));
                spread(
                    at(1, 10, 1),
                    at(1, 10, 20),
                    200,
                    (time, i) -> log.fails(time, "9.9.9." + i, "unsupported protocol"));
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
              "old telephones come again and again",
              log -> {
                log.noise(at(0, 0, 0), at(4, 0, 0));
                spread(
                    at(0, 7, 0),
                    at(3, 22, 0),
                    400,
                    (time, i) ->
                        log.fails(time + i % 7 * 400, visitor(i % 40), "unsupported protocol"));
              },
              Verdict.WATCH,
              "old-visitors",
              "unsupported-protocol"),
          Tale.of(
                  "one provider has a device in the way",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 0, 0));
                    spread(
                        at(0, 7, 0),
                        at(1, 22, 0),
                        60,
                        (time, i) -> log.fails(time + i * 7, "9.9.9." + i, "length mismatch"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("one-network"),
          Tale.of(
                  "the new nginx writes fewer lines, which mends nothing",
                  log -> {
                    log.start(at(0, 0, 1), "1.18.0").start(at(3, 0, 0), "1.26.3");
                    spread(
                        at(0, 1, 0),
                        at(2, 23, 0),
                        70,
                        (time, i) -> log.fails(time, "crit", stranger(i), "bad key share"));
                    log.says(at(6, 0, 0), "notice", "exiting");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("fewer-by-upgrade"),
          Tale.of(
              "a redirect sends browsers to the wrong port",
              log -> {
                log.noise(at(0, 0, 0), at(1, 20, 0));
                spread(
                    at(1, 10, 1),
                    at(1, 20, 0),
                    90,
                    (time, i) ->
                        log.line(
                            time,
                            "info",
                            "client sent plain HTTP request to HTTPS port while reading client request headers, client: "
                                + visitor(i)
                                + ", server: a.example, request: \"GET / HTTP/1.1\", host: \"a.example\""));
              },
              Verdict.WATCH,
              "sudden-failures",
              "look-at-change"),
          Tale.of(
                  "visitors failed once and got in later",
                  log -> {
                    spread(
                        at(0, 8, 0),
                        at(0, 20, 0),
                        40,
                        (time, i) -> log.closes(time, visitor(i)).visit(time + 5, visitor(i)));
                    log.visits(at(0, 8, 0), at(0, 20, 0), 300, i -> visitor(100 + i));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("also-visit", "share"),
          Tale.of(
                  "the private addresses of one household change, and it gets in",
                  log -> {
                    spread(
                        at(0, 8, 0),
                        at(0, 20, 0),
                        40,
                        (time, i) ->
                            log.closes(time, "2a02:8100:1:2::" + Integer.toHexString(16 + i))
                                .visit(time + 5, "2a02:8100:1:2::" + Integer.toHexString(900 + i)));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("also-visit", "one-network"));

  private ChangeTales() {}
}

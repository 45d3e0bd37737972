package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// Logs that say little, or say what is not so.
final class LimitTales {
  private static final String FALSE =
      "2026/11/23 05:00:00 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 9.8.7.6, server: 0.0.0.0:443\n";

  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "somebody writes false lines that accuse another",
                  log -> {
                    log.noise(at(0, 0, 0), at(1, 0, 0));
                    log.line(
                        at(0, 5, 0),
                        "error",
                        "open() \"/srv/x\n"
                            + FALSE.repeat(8)
                            + "\" failed (2: No such file or directory), client: 9.9.9.9, server: a, request: \"GET /x%0A HTTP/1.1\", host: \"a\"");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("forged-lines-sent"),
          Tale.of(
                  "a quiet site: seven lines and five hundred visitors a day",
                  log -> {
                    spread(
                        at(0, 0, 0),
                        at(1, 0, 0),
                        7,
                        (time, i) -> log.fails(time, "crit", stranger(i), "bad key share"));
                    log.visits(at(0, 0, 0), at(1, 0, 0), 500, StoryLog::visitor);
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "update-nginx")
              .sees("share"),
          Tale.of(
                  "half of all visitors fail for an unknown reason",
                  log -> {
                    spread(
                        at(0, 0, 0),
                        at(1, 0, 0),
                        200,
                        (time, i) -> log.fails(time, visitor(i), "never heard of"));
                    log.visits(at(0, 0, 0), at(1, 0, 0), 200, i -> visitor(500 + i));
                  },
                  Verdict.WATCH,
                  "unclear",
                  "")
              .sees("share"),
          Tale.of(
                  "a log that hides what visitors do",
                  log -> {
                    spread(
                        at(0, 0, 0),
                        at(3, 0, 0),
                        9,
                        (time, i) -> log.fails(time, "crit", stranger(i), "bad key share"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "update-nginx")
              .sees("limits-level", "limits-success", "limits-span"),
          Tale.of(
              "an empty log",
              log -> {
                log.raw("error.log", 0, "");
              },
              Verdict.WATCH,
              "nothing-read",
              ""),
          Tale.of(
              "a letter in place of a log",
              log -> {
                log.raw("error.log", 0, "Dear Sir,")
                    .raw("error.log", 1, "please find the log enclosed.");
              },
              Verdict.WATCH,
              "nothing-read",
              ""),
          Tale.of(
              "only lines for programmers",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(1, 0, 0),
                    90,
                    (time, i) -> log.says(time, "debug", "epoll timer: -1"));
              },
              Verdict.NOTHING_TO_DO,
              "no-failures",
              "show-info"),
          Tale.of(
              "one line",
              log -> {
                log.fails(at(0, 0, 0), stranger(1), "bad key share");
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
                  "a log with a hole of three days",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 0, 0)).noise(at(5, 0, 0), at(7, 0, 0));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("limits-gap"),
          Tale.of(
                  "most lines are in no format that is read",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 0, 0))
                        .times(
                            200,
                            i -> log.raw("error.log", at(0, 1, 0) + i, "lorem ipsum dolor " + i));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("limits-unread"));

  private LimitTales() {}
}

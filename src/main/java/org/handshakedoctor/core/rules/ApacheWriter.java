package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A configuration file for Apache 2.4.
///
/// `Require not` is a start-up error outside of `RequireAll` or alone in it. `AuthMerging And`
/// keeps what a folder demands already: without it `Require all granted` here would open folders
/// that ask for a password.
final class ApacheWriter implements RuleWriter {

  @Override
  public String id() {
    return "apache";
  }

  @Override
  public String name() {
    return "Apache 2.4";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.conf";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            DOES NOT STOP the TLS handshake, nor its log lines. It answers
            requests, which come after the handshake, with 403 and one more
            line in the log.
            A Location with Require lines of its own ignores this file.
            """,
            """
            save as /etc/apache2/conf-available/handshake-doctor.conf,
            then as root
            a2enconf handshake-doctor
            apache2ctl configtest && systemctl reload apache2
            (Red Hat: /etc/httpd/conf.d, apachectl, httpd)
            """)
        + (list.isEmpty()
            ? ""
            : list.networks().stream()
                .map(network -> "        Require not ip " + network + "\n")
                .collect(
                    Collectors.joining(
                        "",
                        """
                        <Location "/">
                            AuthMerging And
                            <RequireAll>
                                Require all granted
                        """,
                        "    </RequireAll>\n</Location>\n")));
  }

  @Override
  public String check() {
    return """
    apache2ctl configtest  # before; changes nothing
    grep AH01630 /var/log/apache2/error.log  # after: refused
    """;
  }

  @Override
  public String undo() {
    return """
    a2disconf handshake-doctor
    rm -f /etc/apache2/conf-available/handshake-doctor.conf
    apache2ctl configtest && systemctl reload apache2
    """;
  }
}

package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Real visits to real web servers: whether the handshake is stopped or only the request, as the
/// target says, and what the commands in the head of the text do. `/etc` and `/var` are copies on
/// top of the machine's own, and `systemctl reload` is played by asking the server itself, as are
/// `a2enconf` and its like.
class WebServerEffectTest {
  private static final BlockList LIST =
      RuleSample.blockList(
          BlockList.DEFAULT_EXPIRY, List.of(443), "203.0.113.10", "2001:db8:bad:1::10");

  private static final String BLOCKED = "203.0.113.10 2001:db8:bad:1::10";
  private static final String OTHERS = "203.0.113.11 2001:db8:bad:2::10";

  /// @param works a command that succeeds where the program is installed
  /// @param file where the head of the text tells to save it
  /// @param owner writes the owner's configuration, with the line that the head asks for
  /// @param start starts the server, and leaves its number in `pid`
  /// @param apply what the head tells to run
  /// @param reload what `systemctl reload` does to it
  /// @param refused what a blocked visitor gets
  record Server(
      RuleWriter writer,
      String works,
      String file,
      String owner,
      String start,
      String apply,
      String reload,
      String refused) {
    @Override
    public String toString() {
      return writer.id();
    }
  }

  private static final String NGINX_START = "nginx -g 'daemon off;' & echo $! > pid\n";
  private static final String NGINX_APPLY = "nginx -t && systemctl reload nginx\n";
  private static final String NGINX_TLS =
      "listen 443 ssl; listen [::]:443 ssl; ssl_certificate /etc/site.pem;"
          + " ssl_certificate_key /etc/site.pem;";

  private static Server nginx(RuleWriter writer, String file, String main, String refused) {
    String configuration =
        "cat > /etc/nginx/nginx.conf <<'CONF'\n"
            + main
            + "\npid /run/nginx.pid;\nevents { }\nCONF\n";
    return new Server(
        writer,
        "nginx -v && ls /usr/lib/nginx/modules/ngx_stream_module.so",
        file,
        configuration,
        NGINX_START,
        NGINX_APPLY,
        "nginx -s reload",
        refused);
  }

  private static final List<Server> SERVERS =
      List.of(
          nginx(
              new NginxDenyWriter(),
              "/etc/nginx/conf.d/handshake-doctor.conf",
              "http { include /etc/nginx/conf.d/*.conf; server { "
                  + NGINX_TLS
                  + " location / { root /etc/site; } } }",
              "handshake, 403"),
          nginx(
              new NginxGeoWriter(),
              "/etc/nginx/conf.d/handshake-doctor-geo.conf",
              "http { include /etc/nginx/conf.d/*.conf; server { "
                  + NGINX_TLS
                  + " if ($handshake_doctor) { return 444; } location / { root /etc/site; } } }",
              "handshake, no answer"),
          nginx(
              new NginxStreamWriter(),
              "/etc/nginx/handshake-doctor-stream.conf",
              "load_module /usr/lib/nginx/modules/ngx_stream_module.so;\n"
                  + "http { server { listen 127.0.0.1:8080; location / { root /etc/site; } } }\n"
                  + "stream { server { include /etc/nginx/handshake-doctor-stream.conf; "
                  + NGINX_TLS
                  + " proxy_pass 127.0.0.1:8080; } }",
              "no handshake"),
          new Server(
              new HaproxyWriter(),
              "haproxy -v",
              "/etc/haproxy/handshake-doctor.lst",
              """
              cat > /etc/haproxy/haproxy.cfg <<'CONF'
              defaults
                mode http
                timeout client 9s
                timeout connect 9s
                timeout server 9s
              frontend visitors
                tcp-request connection reject if { src -f /etc/haproxy/handshake-doctor.lst }
                bind :443 ssl crt /etc/site.pem
                bind [::]:443 v6only ssl crt /etc/site.pem
                http-request return status 200
              CONF
              """,
              "haproxy -W -db -f /etc/haproxy/haproxy.cfg & echo $! > pid\n",
              "haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy\n",
              "kill -USR2 $(cat pid)",
              "no handshake"),
          new Server(
              new ApacheWriter(),
              "apache2 -v && ls /usr/lib/apache2/modules/mod_ssl.so",
              "/etc/apache2/conf-available/handshake-doctor.conf",
              """
              mkdir -p /etc/apache2/conf-available /etc/apache2/conf-enabled /var/run/apache2
              echo 'ln -sf ../conf-available/$1.conf /etc/apache2/conf-enabled/' > bin/a2enconf
              echo 'rm -f /etc/apache2/conf-enabled/$1.conf' > bin/a2disconf
              echo 'apache2 -t -f /etc/apache2/apache2.conf' > bin/apache2ctl
              chmod +x bin/*
              cat > /etc/apache2/apache2.conf <<'CONF'
              LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
              LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
              LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
              LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
              LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
              LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
              User www-data
              Group www-data
              PidFile /run/apache2.pid
              DefaultRuntimeDir /var/run/apache2
              ErrorLog /var/log/apache2.log
              DirectoryIndex index.html
              Listen 443
              IncludeOptional /etc/apache2/conf-enabled/*.conf
              ServerName site.test
              <VirtualHost *:443>
                DocumentRoot /etc/site
                SSLEngine on
                SSLCertificateFile /etc/site.pem
                <Directory /etc/site>
                  Require all granted
                </Directory>
                <Directory /etc/site/closed>
                  Require ip 192.0.2.1
                </Directory>
              </VirtualHost>
              CONF
              """,
              "apache2 -DFOREGROUND -f /etc/apache2/apache2.conf & echo $! > pid\n",
              "a2enconf handshake-doctor\napache2ctl configtest && systemctl reload apache2\n",
              "kill -USR1 $(cat pid)",
              "handshake, 403"),
          new Server(
              new CaddyWriter(),
              "caddy version",
              "/etc/caddy/handshake-doctor.caddy",
              """
              cat > /etc/caddy/Caddyfile <<'CONF'
              {
                auto_https off
                storage file_system /var/tmp/caddy
              }
              https://site.test {
                tls /etc/site.pem /etc/site.pem
                import /etc/caddy/handshake-doctor.caddy
                respond "ok" 200
              }
              CONF
              """,
              "caddy run --config /etc/caddy/Caddyfile & echo $! > pid\n",
              "caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy\n",
              "caddy reload --config /etc/caddy/Caddyfile",
              "handshake, no answer"),
          new Server(
              new LighttpdWriter(),
              "lighttpd -v && ls /usr/lib/lighttpd/mod_openssl.so",
              "/etc/lighttpd/conf-enabled/99-handshake-doctor.conf",
              """
              cat > /etc/lighttpd/lighttpd.conf <<'CONF'
              server.modules = ( "mod_access", "mod_openssl" )
              server.document-root = "/etc/site"
              server.port = 443
              ssl.engine = "enable"
              ssl.pemfile = "/etc/site.pem"
              index-file.names = ( "index.html" )
              $SERVER["socket"] == "[::]:443" {
                ssl.engine = "enable"
                ssl.pemfile = "/etc/site.pem"
              }
              include "/etc/lighttpd/conf-enabled/*.conf"
              CONF
              rm -f /etc/lighttpd/conf-enabled/*
              """,
              "lighttpd -D -f /etc/lighttpd/lighttpd.conf & echo $! > pid\n",
              "lighttpd -tt -f /etc/lighttpd/lighttpd.conf && systemctl reload lighttpd\n",
              // It has no reload: its service starts it anew.
              "kill $(cat pid); sleep 0.5;"
                  + " lighttpd -D -f /etc/lighttpd/lighttpd.conf & echo $! > pid",
              "handshake, 403"));

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("SERVERS")
  void theBlockedAreStoppedAsTheTargetSaysAndOnlyThey(Server server) throws Exception {
    String said =
        run(
            server,
            visit("before", "/", BLOCKED + " " + OTHERS)
                + apply(server)
                + visit("blocked", "/", BLOCKED)
                + visit("others", "/", OTHERS)
                + "cp "
                + server.file()
                + " first\n"
                + apply(server)
                + "cmp first "
                + server.file()
                + "\n"
                + visit("twice", "/", BLOCKED)
                + undo(server)
                + visit("after", "/", BLOCKED + " " + OTHERS));

    assertThat(visits("before"))
        .as(said)
        .hasSize(4)
        .allMatch(line -> line.endsWith(": handshake, 200"));
    assertThat(visits("blocked"))
        .hasSize(2)
        .allMatch(line -> line.endsWith(": " + server.refused()));
    assertThat(visits("twice")).isEqualTo(visits("blocked"));
    assertThat(visits("others")).hasSize(2).allMatch(line -> line.endsWith(": handshake, 200"));
    assertThat(visits("after")).isEqualTo(visits("before"));
    assertThat(server.refused().startsWith("handshake"))
        .isEqualTo(server.writer().effect() == Effect.REFUSES_REQUESTS);
  }

  /// A folder that was closed must not be opened by rules that close the others.
  @Test
  void whatApacheKeptClosedStaysClosed() throws Exception {
    Server apache =
        SERVERS.stream()
            .filter(server -> server.writer().id().equals("apache"))
            .findFirst()
            .orElseThrow();

    run(
        apache,
        visit("before", "/closed/", OTHERS)
            + apply(apache)
            + visit("closed", "/closed/", BLOCKED + " " + OTHERS)
            + "sed -i '/AuthMerging/d' "
            + apache.file()
            + "\nsystemctl reload apache2\nsleep 0.5\n"
            + visit("opened", "/closed/", OTHERS));

    assertThat(visits("before")).hasSize(2).allMatch(line -> line.endsWith(": handshake, 403"));
    assertThat(visits("closed")).hasSize(4).allMatch(line -> line.endsWith(": handshake, 403"));
    assertThat(visits("opened"))
        .as("without AuthMerging, so that this test can fail")
        .allMatch(line -> line.endsWith(": handshake, 200"));
  }

  private static String apply(Server server) {
    return "cp rules " + server.file() + "\n" + server.apply() + "sleep 0.7\n";
  }

  private static String undo(Server server) {
    return server.writer().undo() + "sleep 0.7\n";
  }

  private static String visit(String name, String path, String visitors) {
    return "visit %s %s > visits.%s\n".formatted(path, visitors, name);
  }

  private List<String> visits(String name) throws Exception {
    return Files.readAllLines(folder.resolve("visits." + name));
  }

  private String run(Server server, String commands) throws Exception {
    assumeTrue(
        PrivateNetwork.canRun("openssl version && " + server.works()),
        "NOT RUN: needs root, unshare, openssl and " + server);
    PrivateNetwork network = new PrivateNetwork(folder);
    network.write("rules", server.writer().apply(LIST));
    network.write("empty", server.writer().apply(RuleSample.EMPTY.list()));
    String started =
        """
        ip link set lo up
        for visitor in %1$s %2$s; do ip address add $visitor dev lo; done
        mkdir layers
        mount -t tmpfs none layers
        for top in etc var; do
          mkdir layers/$top layers/$top.work
          mount -t overlay none -o lowerdir=/$top,upperdir=layers/$top,workdir=layers/$top.work /$top
        done
        mkdir -p /run/lock /etc/site/closed bin /etc/haproxy /etc/lighttpd/conf-enabled
        echo ok > /etc/site/index.html
        echo ok > /etc/site/closed/index.html
        echo '127.0.0.1 localhost site.test' > /etc/hosts
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=site.test \\
          -addext subjectAltName=DNS:site.test -keyout key -out cert 2>/dev/null
        cat cert key > /etc/site.pem
        cat > bin/systemctl <<'RELOAD'
        #!/bin/sh
        %3$s
        RELOAD
        chmod +x bin/systemctl
        PATH=$PWD/bin:$PATH
        visit() { '%4$s' -cp '%5$s' %6$s "$@"; }
        """
            .formatted(
                BLOCKED,
                OTHERS,
                server.reload(),
                RuleEffectTest.java(),
                RuleEffectTest.testClasses(),
                TlsProbe.class.getName());
    return network.run(
        started
            + server.owner()
            + "cp empty "
            + server.file()
            + "\n"
            + server.start()
            + "for n in $(seq 50); do ss -Hltn | grep -q ':443 ' && break; sleep 0.1; done\n"
            + commands);
  }
}

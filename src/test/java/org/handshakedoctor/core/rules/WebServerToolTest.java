package org.handshakedoctor.core.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The files for web servers and proxies, read by these themselves.
class WebServerToolTest {

  /// @param works a command that succeeds where the program is installed
  /// @param configuration the owner's, which takes in the rules as the head of their text says
  /// @param check what reads the configuration in the file `configuration`
  record Server(RuleWriter writer, String works, String configuration, String check) {
    @Override
    public String toString() {
      return writer.id();
    }
  }

  private static final String NGINX_CHECK =
      """
      nginx -T -p . -c configuration -e stderr > output 2>&1 || { cat output; exit 1; }
      ! grep '\\[warn\\]' output
      """;

  private static final List<Server> SERVERS =
      List.of(
          new Server(
              new NginxDenyWriter(),
              "nginx -v",
              """
              pid nginx.pid;
              events { }
              http {
                access_log off;
                include handshake-doctor.conf;
                server { listen 127.0.0.1:8443; }
              }
              """,
              NGINX_CHECK),
          new Server(
              new NginxGeoWriter(),
              "nginx -v",
              """
              pid nginx.pid;
              events { }
              http {
                access_log off;
                include handshake-doctor-geo.conf;
                server { listen 127.0.0.1:8443; if ($handshake_doctor) { return 444; } return 301 /; }
              }
              """,
              NGINX_CHECK),
          new Server(
              new NginxStreamWriter(),
              "nginx -v && ls /usr/lib/nginx/modules/ngx_stream_module.so",
              """
              load_module /usr/lib/nginx/modules/ngx_stream_module.so;
              pid nginx.pid;
              events { }
              stream {
                server {
                  include handshake-doctor-stream.conf;
                  listen 127.0.0.1:8443;
                  proxy_pass 127.0.0.1:8444;
                }
              }
              """,
              NGINX_CHECK),
          new Server(
              new HaproxyWriter(),
              "haproxy -v",
              """
              defaults
                mode http
                timeout client 9s
                timeout connect 9s
                timeout server 9s
              frontend visitors
                tcp-request connection reject if { src -f handshake-doctor.lst }
                bind 127.0.0.1:8443
              """,
              "haproxy -c -f configuration\n"),
          new Server(
              new ApacheWriter(),
              "apache2 -v",
              """
              ServerName localhost
              ErrorLog /dev/null
              Listen 127.0.0.1:8443
              LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
              LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
              LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
              IncludeOptional handshake-doctor.con[f]
              """,
              "apache2 -t -d $PWD -f configuration\n"),
          new Server(
              new CaddyWriter(),
              "caddy version",
              "http://localhost:8443 {\n\timport handshake-doctor.caddy\n}\n",
              "caddy validate --adapter caddyfile --config configuration\n"),
          new Server(
              new LighttpdWriter(),
              "lighttpd -v",
              """
              server.document-root = "/var/empty"
              server.modules = ( "mod_access" )
              include "99-handshake-doctor.conf"
              """,
              "lighttpd -tt -f configuration\n"));

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("serversAndSamples")
  void theServerTakesTheRules(Server server, RuleSample sample) throws Exception {
    PrivateNetwork network = network(server);
    network.write(server.writer().fileName(), server.writer().apply(sample.list()));

    network.run(server.check());
  }

  /// So the check above would see it.
  @ParameterizedTest
  @FieldSource("SERVERS")
  void theServerRefusesWhatIsNoRule(Server server) throws Exception {
    PrivateNetwork network = network(server);
    network.write(
        server.writer().fileName(),
        server.writer().apply(RuleSample.MIXED.list()).replace("203.0.113.10", "203.0.113.999"));

    network.run("if (\n" + server.check() + ") >said 2>&1; then exit 1; fi\n");
  }

  @ParameterizedTest
  @FieldSource("SERVERS")
  void tenThousandAddressesLoad(Server server) throws Exception {
    PrivateNetwork network = network(server);
    network.write(server.writer().fileName(), server.writer().apply(RuleSample.large(10_000)));

    network.run(server.check());
  }

  private PrivateNetwork network(Server server) throws Exception {
    assumeTrue(PrivateNetwork.canRun(server.works()), "NOT RUN: needs root, unshare and " + server);
    PrivateNetwork network = new PrivateNetwork(folder);
    network.write("configuration", server.configuration());
    return network;
  }

  static Stream<Arguments> serversAndSamples() {
    return SERVERS.stream()
        .flatMap(server -> RuleSample.ALL.stream().map(sample -> Arguments.of(server, sample)));
  }
}

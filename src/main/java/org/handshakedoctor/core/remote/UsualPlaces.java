package org.handshakedoctor.core.remote;

import java.util.List;
import java.util.regex.Pattern;
import org.handshakedoctor.core.ssh.RemotePath;

/// Where servers and control panels put their logs, unless somebody has moved them.
final class UsualPlaces {
  private static final Pattern LOG = Pattern.compile("(?i).*(log|err).*");
  private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}-json\\.log");

  private UsualPlaces() {}

  /// @param what the server's or panel's name, which is the same in every language
  /// @param folder absolute, or in the user's own folder; `*` stands for every folder there
  /// @param names of files that may be logs
  record Place(String what, String folder, Pattern names) {
    private Place(String what, String folder) {
      this(what, folder, LOG);
    }

    /// The part before the star; the whole folder where there is none.
    RemotePath parent(RemotePath home) {
      int star = folder.indexOf('*');
      String path = star < 0 ? folder : folder.substring(0, star - 1);
      return path.startsWith("/")
          ? RemotePath.of(path)
          : home.child(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean hasStar() {
      return folder.indexOf('*') >= 0;
    }

    /// The names behind the star.
    List<String> behindStar() {
      String rest = folder.substring(folder.indexOf('*') + 1);
      return List.of(rest.split("/", -1)).stream().filter(name -> !name.isEmpty()).toList();
    }
  }

  static final List<Place> ALL =
      List.of(
          new Place("nginx", "/var/log/nginx"),
          new Place("nginx", "/usr/local/nginx/logs"),
          new Place("nginx", "/opt/nginx/logs"),
          new Place("OpenResty", "/usr/local/openresty/nginx/logs"),
          new Place("Angie", "/var/log/angie"),
          new Place("Apache", "/var/log/apache2"),
          new Place("Apache", "/var/log/httpd"),
          new Place("Apache", "/usr/local/apache2/logs"),
          new Place("Caddy", "/var/log/caddy"),
          new Place("Traefik", "/var/log/traefik"),
          new Place("lighttpd", "/var/log/lighttpd"),
          new Place("HAProxy", "/var/log", Pattern.compile("haproxy.*")),
          new Place("Postfix", "/var/log", Pattern.compile("mail\\.(log|err).*|maillog.*")),
          new Place("Exim", "/var/log/exim4"),
          new Place("Dovecot", "/var/log", Pattern.compile("dovecot.*")),
          new Place("stunnel", "/var/log/stunnel4"),
          new Place("OpenVPN", "/var/log/openvpn"),
          new Place("PostgreSQL", "/var/log/postgresql"),
          new Place("aaPanel", "/www/wwwlogs"),
          new Place("aaPanel", "/www/server/nginx/logs"),
          new Place("Plesk", "/var/www/vhosts/system/*/logs"),
          new Place("Plesk", "/var/www/vhosts/*/logs"),
          new Place("cPanel", "/usr/local/apache/logs"),
          new Place("cPanel", "/etc/apache2/logs"),
          new Place("DirectAdmin", "/var/log/httpd/domains"),
          new Place("Docker", "/var/lib/docker/containers/*", CONTAINER),
          new Place("", "logs"),
          new Place("", "log"));
}

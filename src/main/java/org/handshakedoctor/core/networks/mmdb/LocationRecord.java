package org.handshakedoctor.core.networks.mmdb;

import java.util.Map;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.VisibleText;
import org.jspecify.annotations.Nullable;

/// Understands a record of a database. Makers name their fields differently: MaxMind and DB-IP have
/// `country.iso_code` and `autonomous_system_number`, IPinfo `country_code` or `country` and `asn`
/// with `AS` before the number.
final class LocationRecord {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern ASN = Pattern.compile("(?:AS)?(\\d{1,10})");
  private static final long ASN_MOST = 0xFFFF_FFFFL;
  private static final int ORGANISATION_MOST = 100;

  private LocationRecord() {}

  static Location read(Map<?, ?> fields) {
    long asn = asn(first(fields, "autonomous_system_number", "asn"));
    Object organisation =
        asn == 0
            ? fields.get("autonomous_system_organization")
            : first(fields, "autonomous_system_organization", "as_name", "org", "name");
    if (asn == 0 && organisation == null && fields.get("traits") instanceof Map<?, ?> traits) {
      asn = asn(traits.get("autonomous_system_number"));
      organisation = traits.get("autonomous_system_organization");
    }
    return new Location(country(fields), asn, organisation(organisation));
  }

  private static @Nullable String country(Map<?, ?> fields) {
    Object country = fields.get("country");
    Object code =
        country instanceof Map<?, ?> parts
            ? parts.get("iso_code")
            : first(fields, "country_code", "country");
    return code instanceof String text && COUNTRY.matcher(text).matches() ? text : null;
  }

  private static long asn(@Nullable Object value) {
    long number = 0;
    if (value instanceof Number one) {
      number = one.longValue();
    } else if (value instanceof String text) {
      var matcher = ASN.matcher(text);
      number = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
    return number > 0 && number <= ASN_MOST ? number : 0;
  }

  private static @Nullable String organisation(@Nullable Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      return null;
    }
    int letters = text.codePointCount(0, text.length());
    return letters > ORGANISATION_MOST
        ? VisibleText.of(text.substring(0, text.offsetByCodePoints(0, ORGANISATION_MOST))) + "…"
        : VisibleText.of(text.strip());
  }

  private static @Nullable Object first(Map<?, ?> fields, String... names) {
    for (String name : names) {
      Object value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}

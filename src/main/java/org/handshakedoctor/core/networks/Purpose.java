package org.handshakedoctor.core.networks;

/// Why the machines of a known network connect to the servers of other people.
public enum Purpose {
  /// Tries every address of the Internet and notes which services answer.
  INTERNET_SCAN,
  /// The same, for a search engine in which anybody can look for servers.
  HOST_SEARCH,
  /// The same, without profit or by a public body, to warn the owners of what is open by mistake.
  PUBLIC_WARNING,
  /// The same, to show customers what of theirs can be reached, or how safe a company looks.
  CUSTOMER_WATCH,
  /// Measures the Internet for science.
  RESEARCH,
  /// Looks for weak points of a server because somebody responsible for it has ordered that.
  ORDERED_SCAN,
  /// Tests one server because a person has just asked for it on a web page.
  STARTED_TEST,
  /// Looks whether a visitor's address is a proxy.
  BOT_CHECK,
  /// Reads pages for a search engine or an archive.
  WEB_SEARCH,
  /// Connects on behalf of all visitors, or of a load balancer in front.
  FOR_VISITORS,
  /// Looks whether a site can be reached, for its owner or somebody else.
  UPTIME_CHECK,
  /// Belongs to whoever rents it.
  RENTED_SERVERS;

  /// The word used in files and as a key of texts.
  public String id() {
    return Words.id(this);
  }
}

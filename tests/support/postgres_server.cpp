#include "support/postgres_server.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ilk::test {
namespace {

namespace fs = std::filesystem;

std::string newest_programs() {
  std::string newest;
  const fs::path versions = "/usr/lib/postgresql";
  if (fs::exists(versions))
    for (const auto& version : fs::directory_iterator(versions))
      if (fs::exists(version.path() / "bin/initdb"))
        newest = std::max(newest, (version.path() / "bin").string());
  if (newest.empty())
    throw std::runtime_error("PostgreSQL is not installed: apt-get install postgresql");
  return newest;
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  const bool found = ::bind(socket, plain, size) == 0 && ::getsockname(socket, plain, &size) == 0;
  ::close(socket);
  if (!found) throw std::runtime_error("no free port on the loopback address");
  return ntohs(address.sin_port);
}

} // namespace

PostgresServer::PostgresServer() : programs_(newest_programs()), port_(free_port()) {
  folder_.file("password", std::string(password) + "\n");
  if (::getuid() == 0) {
    const passwd* const keeper = ::getpwnam("postgres");
    if (keeper == nullptr) throw std::runtime_error("there is no user named postgres");
    for (const fs::path& path : {folder_.path(), folder_.path() / "password"})
      if (::chown(path.c_str(), keeper->pw_uid, keeper->pw_gid) != 0)
        throw std::runtime_error("the folder cannot be given to the user postgres");
  }
  run_as_keeper("initdb -D data -U keeper -A scram-sha-256 --pwfile=password -E UTF8 "
                "--locale=C --no-sync");
  run_as_keeper("pg_ctl -D data -l server.log -w start -o '-p " + std::to_string(port_) +
                " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off'");
}

PostgresServer::~PostgresServer() {
  try {
    run_as_keeper("pg_ctl -D data -m immediate -w stop");
  } catch (const std::runtime_error&) { // it has ended by itself; the tests will have told
  }
}

std::string PostgresServer::address() const {
  return "postgresql://keeper:" + std::string(password) + "@127.0.0.1:" + std::to_string(port_) +
         "/postgres?application_name=a-test";
}

std::string PostgresServer::shown_address() const {
  return "postgresql://127.0.0.1:" + std::to_string(port_) + "/postgres";
}

void PostgresServer::run_sql(const std::string& script) const {
  const std::string command = programs_ + "/psql -X -q -v ON_ERROR_STOP=1 -d '" + address() +
                              "' -f '" + folder_.file("script.sql", script) + "'";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("psql failed: " + script);
}

void PostgresServer::run_as_keeper(const std::string& command) const {
  const std::string folder = folder_.path().string();
  const std::string as_keeper = ::getuid() == 0 ? "runuser -u postgres -- " : "";
  const std::string whole = "cd '" + folder + "' && " + as_keeper + programs_ + "/" + command +
                            " > '" + folder + "/tools.log' 2>&1 < /dev/null";
  if (std::system(whole.c_str()) != 0)
    throw std::runtime_error(command + ": " + read_text(folder_.path() / "tools.log") +
                             read_text(folder_.path() / "server.log"));
}

} // namespace ilk::test

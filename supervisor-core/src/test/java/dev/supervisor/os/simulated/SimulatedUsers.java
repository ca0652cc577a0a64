package dev.supervisor.os.simulated;

import dev.supervisor.os.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A user database of the test's making; it begins with root, www-data and nobody, and we are root. */
public final class SimulatedUsers implements Users {

    private record Group(int gid, Set<String> members) {}

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int self;

    SimulatedUsers() {
        addUser("root", 0, 0);
        addGroup("root", 0);
        addUser("www-data", 33, 33);
        addGroup("www-data", 33);
        addUser("nobody", 65_534, 65_534);
        addGroup("nogroup", 65_534);
    }

    public void addUser(String name, int uid, int gid) {
        users.put(name, new User(name, uid, gid, name.equals("root") ? "/root" : "/home/" + name));
    }

    public void addGroup(String name, int gid, String... members) {
        groups.put(name, new Group(gid, Set.of(members)));
    }

    /** From now on we are this user. */
    public void become(int uid) {
        self = uid;
    }

    @Override
    public Optional<User> byName(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public Optional<User> byUid(int uid) {
        return users.values().stream().filter(user -> user.uid() == uid).findFirst();
    }

    @Override
    public Optional<Integer> gidOf(String groupName) {
        return Optional.ofNullable(groups.get(groupName)).map(Group::gid);
    }

    @Override
    public boolean hasGroup(int gid) {
        return groups.values().stream().anyMatch(group -> group.gid() == gid);
    }

    @Override
    public List<Integer> groupsOf(User user) {
        List<Integer> gids = new ArrayList<>(List.of(user.gid()));
        groups.values().stream()
                .filter(group -> group.members().contains(user.name()) && group.gid() != user.gid())
                .forEach(group -> gids.add(group.gid()));
        return gids;
    }

    @Override
    public int self() {
        return self;
    }
}

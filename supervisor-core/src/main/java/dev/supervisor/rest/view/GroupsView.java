package dev.supervisor.rest.view;

import java.util.List;

/** All groups. */
public record GroupsView(@Described("By name.") List<GroupView> groups) {}

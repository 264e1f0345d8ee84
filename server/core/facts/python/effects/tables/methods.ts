const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Methods that change what they are called on, whatever class it has. */
export const MUTATING_METHODS = words(`
  append extend insert pop clear popitem setdefault appendleft popleft extendleft rotate move_to_end __setitem__ __delitem__ __setattr__ __iadd__ sort reverse discard subtract
  difference_update intersection_update symmetric_difference_update itemset setflags fill resize byteswap
  fit fit_transform fit_predict fit_resample fit_generator fit_one_cycle fine_tune partial_fit set_params set_output train_on_batch fit_on_texts adapt learn freeze unfreeze
  compile build load_weights set_weights load_state_dict zero_grad step backward register_buffer register_parameter add_module register_forward_hook
  requires_grad_ add_ sub_ mul_ div_ zero_ fill_ copy_ clamp_ normal_ uniform_
  write writelines writerow writerows read readline readlines close seek truncate flush send throw put_nowait get_nowait
  add_subplot add_axes add_artist add_patch add_trace add_node add_edge add_nodes_from add_edges_from remove_node remove_edge
  update_layout update_traces update_xaxes update_yaxes set_title set_xlabel set_ylabel set_xlim set_ylim set_xticks set_yticks set_xticklabels set_yticklabels set_xscale set_yscale
  set_facecolor set_visible set_aspect set_axis_off tick_params invert_yaxis invert_xaxis axhline axvline axhspan axvspan annotate legend suptitle tight_layout subplots_adjust autofmt_xdate
`);

/** These change their object only where nobody takes what they return: a set's `add`, but not a data frame's. */
export const MUTATING_WHEN_DISCARDED = words("add update remove train eval cuda to half float double push enqueue register put");

/** Names of what such a method is called on, where it draws: `ax.plot` changes `ax`, but `df.plot` does not change `df`. */
export const DRAWING_METHODS = words("plot scatter bar barh hist imshow fill_between text grid errorbar contour contourf pcolormesh boxplot violinplot pie stem matshow plot_surface");
export const DRAWING_RECEIVER = /^(?:ax|axs|axes|axis|fig|figure|subfig|ax\d+|fig\d+)(?:_\w+)?$|_ax$|_axes$/;

/** Methods that return what they are called on. */
export const SAME_OBJECT_METHODS = words("fit partial_fit set_params set_output eval train requires_grad_ setdefault __enter__ cuda");

/** Methods that give a part of what they are called on, so that changing the part changes the whole. */
export const ACCESS_METHODS = words("get values items keys parameters named_parameters children modules view ravel reshape squeeze transpose swapaxes detach numpy iterrows itertuples named_children state_dict get_layer gca get_figure diagonal");

export const VIEW_ATTRIBUTES = words("values T flat real imag data iloc loc at iat array");

/** Methods that do something to the process or the world. */
export const METHOD_EFFECTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."to_csv to_parquet to_excel to_pickle to_json to_feather to_hdf to_sql to_html savefig save write_text write_bytes write_image write_html save_model save_pretrained save_weights mkdir unlink rename tofile".split(" ")].map((name) => [name, "writes-file"])),
  ...Object.fromEntries([..."read_text read_bytes load_weights from_pretrained exists iterdir glob".split(" ")].map((name) => [name, "reads-file"])),
  ...Object.fromEntries([..."shuffle sample choice permutation standard_normal integers rand randn randint random_sample".split(" ")].map((name) => [name, "random"])),
  push_to_hub: "network",
  show: "display",
};

/** Functions and methods that are done with a function or generator that they were handed when they return. */
export const USING_UP = words("all any bytes dict frozenset len list max min print reduce set sorted str sum tuple");
export const USING_UP_METHODS = words("agg aggregate apply applymap assign extend filter groupby join map pipe rename sort sort_values transform update");
